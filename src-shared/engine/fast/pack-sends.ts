import type { Delay } from "../../model/response.ts";
import type { BesideOutcome, Outcome, Send, SendClass } from "../program.ts";
import type { Fields, Image, RecordFields } from "./image.ts";

/** The state of a record for which no random numbers were drawn yet. */
export const nothingDrawn = {
  ...{ drawnLow: -1, drawnHigh: -1 },
  ...{ a0: 0, b0: 0, c0: 0, d0: 0, a1: 0, b1: 0, c1: 0, d1: 0 },
};

function delayOf(delay: Delay): { doubles: Fields; kind: number } {
  if (delay === 0) return { doubles: { hours: 0, spread: 0 }, kind: 0 };
  if ("meanHours" in delay) return { doubles: { hours: delay.meanHours, spread: 0 }, kind: 1 };
  return { doubles: { hours: delay.medianHours, spread: delay.sigma }, kind: 2 };
}

/** `plain` are stages, as bits, that are no more than a count when they come at once. */
function outcomeOf({ threshold, odds, delay, stage, moves, after, word }: Outcome, plain: number): RecordFields {
  const { doubles, kind } = delayOf(delay);
  return [
    { threshold, odds, ...doubles },
    { delay: kind, stage, moves: Number(moves), after, word, onlyCounts: Number(delay === 0 && after < 0) & (plain >> stage) },
  ];
}

function besideOf({ low, high, rate, delay, stage, base, after }: BesideOutcome): RecordFields {
  const { doubles, kind } = delayOf(delay);
  return [
    { low, high, rate, ...doubles },
    { delay: kind, stage, base, after },
  ];
}

/** Greatest of the random words. */
const LAST_WORD = 0xffffffff;

/** How many leading stages come to every message and are no more than a count. */
function certainOf(outcomes: readonly RecordFields[]): number {
  const doubtful = outcomes.findIndex(([doubles, words]) => !((doubles.threshold ?? 0) > LAST_WORD && words.onlyCounts));
  return doubtful < 0 ? outcomes.length : doubtful;
}

/** `alone`: the rates are those of all subscribers. */
function classOf(image: Image, one: SendClass, matters: number, alone: boolean): RecordFields {
  const { mask, price, priceAt, paidStage, funnel, complained, optedOut } = one;
  const beside = complained.high > complained.low || optedOut.high > optedOut.low;
  const plain = beside || paidStage >= 0 ? 0 : ~matters;
  const outcomes = funnel.map((outcome) => outcomeOf(outcome, plain));
  const certain = alone ? certainOf(outcomes) : 0;
  return [
    { price, doubt: funnel[certain]?.threshold ?? 0 },
    {
      ...{ mask, priceAt, paidStage, count: funnel.length },
      funnel: image.records("Outcome", outcomes),
      complained: image.records("BesideOutcome", [besideOf(complained)]),
      optedOut: image.records("BesideOutcome", [besideOf(optedOut)]),
      ...{ beside: Number(beside), certain, paysAlways: Number(alone && paidStage < 0) },
    },
  ];
}

/** Weekdays 0 Monday to 6 Sunday as bits. */
export const weekdayBits = (weekdays: readonly number[]): number => weekdays.reduce((bits, day) => bits | (1 << day), 0);

/** Writes a message with its rates; its address. `matters` are its response stages that are more than counts, as bits. */
export function packSend(image: Image, send: Send, matters: number): number {
  const { channel, message, pool, retry, sendTime, classes, responseStream, delayStream, handlingStream } = send;
  const alone = classes.length === 1;
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
          classes.map((one) => classOf(image, one, matters, alone)),
        ),
      },
      ...{ responseStream, delayStream, handlingStream },
      ...{ plain: Number(alone && message < 0 && pool < 0 && !retry && !sendTime), padding: 0, ...nothingDrawn },
    },
  );
}
