import type { Send, SendClass } from "../program.ts";
import { toLocal } from "../time/zone.ts";
import { phases, stageNumbers } from "../words.ts";
import { isMeant } from "./conditions.ts";
import { check } from "./exits.ts";
import { succeed } from "./experiments.ts";
import { factorsOf, outcomesOf } from "./outcomes.ts";
import type { Run } from "./run.ts";
import { hear } from "./waits.ts";
import { changeChurn, refer } from "./without-contact.ts";
import { dayOf, type Instance, type Subscriber } from "./world.ts";

// R9: responses.

const CONVERTED = stageNumbers.indexOf("converted");

/** Sends a message: all of its outcomes and their delays are drawn and scheduled, and what it will cost is reserved. */
export function dispatch(run: Run, instance: Instance, send: Send, rates: SendClass): void {
  const { program, now } = run;
  const { subscriber, node, journey, journeyAt } = instance;
  instance.heldSince = null;
  instance.queued = null;
  run.note("sent", instance);
  if (send.message !== -1) instance.messages.add(send.message);
  instance.tries++;
  instance.sends++;
  const message = instance.sends;
  const local = toLocal(subscriber.zone, now);
  const draw = (stream: number) => run.block(subscriber, stream, 0);
  const factors = factorsOf(program.model, subscriber.contacts, send.channel, now, draw, { preferred: subscriber.preferred, local });
  subscriber.contacts.push({ time: now, channel: send.channel, localDay: dayOf(local), journey: journeyAt });
  subscriber.attributedUntil = now + journey.conversionWindow;
  changeChurn(run, subscriber, program.world?.churn?.perContact);
  const words = [...run.block(subscriber, send.responseStream, instance.visit), ...run.block(subscriber, send.delayStream, instance.visit)];
  const outcomes = outcomesOf(rates, now, words, factors);
  const counts = outcomes.filter(({ time }) => time <= now + journey.conversionWindow);
  if (journey.budget >= 0 && (rates.paidStage < 0 || counts.some(({ stage }) => stage === rates.paidStage))) {
    run.left[journey.budget] = (run.left[journey.budget] as number) - rates.price;
    run.charges.push({ budget: journey.budget, amount: rates.price });
  }
  for (const { stage, time } of counts) {
    if (time >= program.end) run.pending[journeyAt] = (run.pending[journeyAt] ?? 0) + 1;
    else run.schedule(subscriber, time, phases.world, instance.number, () => respond(run, instance, node, send, stage, message));
  }
}

function respond(run: Run, instance: Instance, node: number, send: Send, stage: number, message: number): void {
  const { subscriber } = instance;
  const name = stageNumbers[stage];
  run.write("response", subscriber, instance.number, node, name);
  if (stage === CONVERTED) {
    changeChurn(run, subscriber, run.program.world?.churn?.perConversion);
    refer(run, subscriber);
  }
  if (name === "optedOut" || name === "complained") optOut(run, subscriber, send.channel);
  succeed(run, instance, stage, message);
  if (!instance.active) return;
  const response = { stage, node, time: run.now };
  instance.responses.push(response);
  const { listening } = instance;
  if (listening && listening.to.event < 0 && isMeant(response, listening.to)) hear(run, instance);
  if (stage === instance.journey.goalStage) instance.goalMet = true;
  if (!instance.journey.exitAtEndOfStep) run.later(instance, run.now, phases.check, () => check(run, instance));
}

function optOut({ program }: Run, { consent, fields }: Subscriber, channel: number): void {
  consent.delete(channel);
  const field = program.optOutField[channel] as number;
  if (field >= 0) fields.set(field, 1);
}
