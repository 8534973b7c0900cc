import type { Delay } from "../../model/response.ts";
import type { BesideOutcome, Outcome, Send, SendClass } from "../program.ts";
import type { Fields, Image, RecordFields } from "./image.ts";

function delayOf(delay: Delay): { doubles: Fields; kind: number } {
  if (delay === 0) return { doubles: { hours: 0, spread: 0 }, kind: 0 };
  if ("meanHours" in delay) return { doubles: { hours: delay.meanHours, spread: 0 }, kind: 1 };
  return { doubles: { hours: delay.medianHours, spread: delay.sigma }, kind: 2 };
}

function outcomeOf({ threshold, odds, delay, stage, moves, after, word }: Outcome): RecordFields {
  const { doubles, kind } = delayOf(delay);
  return [
    { threshold, odds, ...doubles },
    { delay: kind, stage, moves: Number(moves), after, word, padding: 0 },
  ];
}

function besideOf({ low, high, rate, delay, stage, base, after }: BesideOutcome): RecordFields {
  const { doubles, kind } = delayOf(delay);
  return [
    { low, high, rate, ...doubles },
    { delay: kind, stage, base, after },
  ];
}

function classOf(image: Image, { mask, price, priceAt, paidStage, funnel, complained, optedOut }: SendClass): RecordFields {
  return [
    { price },
    {
      ...{ mask, priceAt, paidStage, count: funnel.length },
      funnel: image.records("Outcome", funnel.map(outcomeOf)),
      complained: image.records("BesideOutcome", [besideOf(complained)]),
      optedOut: image.records("BesideOutcome", [besideOf(optedOut)]),
      beside: Number(complained.high > complained.low || optedOut.high > optedOut.low),
    },
  ];
}

/** Weekdays 0 Monday to 6 Sunday as bits. */
export const weekdayBits = (weekdays: readonly number[]): number => weekdays.reduce((bits, day) => bits | (1 << day), 0);

/** Writes a message with its rates; its address. */
export function packSend(image: Image, send: Send): number {
  const { channel, message, pool, retry, sendTime, classes, responseStream, delayStream, handlingStream } = send;
  return image.record(
    "Send",
    { retryAfter: retry?.afterSeconds ?? 0, hoursFrom: sendTime?.from ?? 0, hoursTo: sendTime?.to ?? 0 },
    {
      ...{ channel, message, transactional: Number(send.transactional), pool },
      ...{ attempts: retry?.attempts ?? -1, retryStage: retry?.stage ?? -1, weekdays: weekdayBits(sendTime?.weekdays ?? []) },
      ...{
        classCount: classes.length,
        classes: image.records(
          "SendClass",
          classes.map((one) => classOf(image, one)),
        ),
      },
      ...{ responseStream, delayStream, handlingStream },
    },
  );
}
