import type { ProgramPool, QuietHours, Send, SendClass } from "../program.ts";
import { log as logarithm } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import { phases, type SkipReason } from "../words.ts";
import { endOfQuiet, isQuiet, isSendTime, nextSendTime, withinCap } from "./clock.ts";
import { exitAfterCheck } from "./exits.ts";
import { canServe, nextChance, type PoolState, serve } from "./pools.ts";
import { dispatch } from "./responses.ts";
import type { Run } from "./run.ts";
import { listenFor } from "./waits.ts";
import { leave, visit } from "./walk.ts";
import { type Instance, type Queued, rowIn, type Subscriber } from "./world.ts";

// R6 and R7: the send gate.

const HELD_DAYS = 7;

function skip(run: Run, instance: Instance, reason: SkipReason): void {
  instance.heldSince = null;
  instance.queued = null;
  run.note("skipped", instance, reason);
}

/** Goes on after a message; where a pool has just looked at it, once all pools have served this moment. */
function goOn(run: Run, instance: Instance, turn: Queued | null): void {
  if (!turn) leave(run, instance, 0);
  else
    run.later(instance, run.now, phases.dispatch, () => {
      if (instance.active) leave(run, instance, 0);
    });
}

/** What stops the message before the time of day is asked for. */
function barred({ subscriber, messages, control, tries }: Instance, send: Send): SkipReason | null {
  if (control) return "hold-out";
  if (subscriber.suppressed) return "suppressed";
  if (subscriber.churned) return "churned";
  if (!subscriber.consent.has(send.channel)) return "no-consent";
  if (!subscriber.address.has(send.channel)) return "no-address";
  return tries === 0 && messages.has(send.message) ? "already-sent" : null;
}

const ratesOf = ({ program }: Run, { classes }: Send, { row }: Subscriber): SendClass =>
  classes.find(({ mask }) => mask < 0 || rowIn(program.masks[mask], row)) as SendClass;

/** `turn` where a pool looks at the message. */
export function gate(run: Run, instance: Instance, send: Send, turn: Queued | null): void {
  const { program, now } = run;
  const { subscriber, journey, journeyAt } = instance;
  const { quiet, budget } = journey;
  const rates = ratesOf(run, send, subscriber);
  const reason = barred(instance, send);
  const stop = (why: SkipReason) => {
    skip(run, instance, why);
    goOn(run, instance, turn);
  };
  if (reason) stop(reason);
  else if (send.sendTime && !isSendTime(send.sendTime, subscriber.zone, now))
    hold(run, instance, send, nextSendTime(send.sendTime, subscriber.zone, now), "send-time", quiet?.holdSeconds ?? HELD_DAYS * 86_400);
  else if (quiet && isQuiet(quiet, subscriber.zone, now)) meetQuietHours(run, instance, send, quiet, turn);
  else if (!send.transactional && !program.caps.every((cap) => withinCap(cap, subscriber, send.channel, journeyAt, now)))
    stop("frequency-cap");
  else if (budget >= 0 && rates.price > (run.left[budget] as number)) stop("budget");
  else if (send.pool >= 0 && !turn) ask(run, instance, send);
  else pass(run, instance, send, rates, turn);
}

function meetQuietHours(run: Run, instance: Instance, send: Send, quiet: QuietHours, turn: Queued | null): void {
  if (quiet.then === "hold") {
    hold(run, instance, send, endOfQuiet(quiet, instance.subscriber.zone, run.now), "quiet-hours", quiet.holdSeconds);
    return;
  }
  skip(run, instance, "quiet-hours");
  if (quiet.then === "skip") goOn(run, instance, turn);
  else exitAfterCheck(run, instance, "quiet-hours");
}

function hold(run: Run, instance: Instance, send: Send, until: number, why: string, holdSeconds: number): void {
  instance.queued = null;
  instance.heldSince ??= run.now;
  const limit = instance.heldSince + holdSeconds;
  const time = Math.max(run.now, Math.min(until, limit));
  run.note("held", instance, why, time);
  run.later(instance, time, phases.dispatch, () => {
    if (!instance.active) return;
    if (until <= limit) gate(run, instance, send, null);
    else {
      skip(run, instance, "held-too-long");
      leave(run, instance, 0);
    }
  });
}

/** Nothing stops the message: a slot and a server are taken, it is sent, and the instance goes on. */
function pass(run: Run, instance: Instance, send: Send, rates: SendClass, turn: Queued | null): void {
  if (turn) {
    const state = run.pools[turn.pool] as PoolState;
    serve(state, run.now, handlingOf(run, instance, send, state.pool));
  }
  dispatch(run, instance, send, rates);
  run.later(instance, run.now, phases.dispatch, () => {
    if (instance.active) afterMessage(run, instance, send);
  });
}

/** Waits for an answer where the message is tried again without one. */
function afterMessage(run: Run, instance: Instance, send: Send): void {
  const { retry } = send;
  const { node } = instance;
  const sentAt = run.now;
  const answered = instance.responses.some((one) => one.node === node && one.stage === retry?.stage && one.time >= sentAt);
  if (!retry || instance.tries > retry.attempts || answered) {
    leave(run, instance, 0);
    return;
  }
  const nodes = run.program.nodes.map((_, at) => (at === node ? 1 : 0));
  listenFor(run, instance, { stage: retry.stage, nodes, event: -1 }, run.now + retry.afterSeconds, () => {
    visit(instance);
    run.note("retries", instance);
    run.later(instance, run.now, phases.dispatch, () => {
      if (instance.active) gate(run, instance, send, null);
    });
  });
}

// R8: pools.

/** Joins the queue of the message's pool, until it is served or its patience is over. */
function ask(run: Run, instance: Instance, send: Send): void {
  const { now } = run;
  const state = run.pools[send.pool] as PoolState;
  const queued: Queued = { instance, pool: send.pool, since: now };
  instance.heldSince ??= now;
  instance.queued = queued;
  run.note("queued", instance, state.pool.id);
  state.queue.push(queued);
  serveAt(run, nextChance(state, now));
  run.later(instance, now + state.pool.patience, phases.deadline, () => {
    if (instance.active && instance.queued === queued) giveUp(run, instance, state.pool);
  });
}

function giveUp(run: Run, instance: Instance, { then }: ProgramPool): void {
  skip(run, instance, then === "hold" ? "not-served" : "capacity");
  if (then === "exit") exitAfterCheck(run, instance, "capacity");
  else leave(run, instance, 0);
}

function serveAt(run: Run, time: number): void {
  if (!Number.isFinite(time) || run.serviceTimes.has(time)) return;
  run.serviceTimes.add(time);
  run.scheduleService(time, () => service(run));
}

/** All pools serve whom they can, in order, each those who came first. */
function service(run: Run): void {
  const { now } = run;
  run.serviceTimes.delete(now);
  for (const state of run.pools) {
    while (state.queue.length > 0 && canServe(state, now)) {
      const first = state.queue.shift() as Queued;
      const { instance } = first;
      if (!instance.active || instance.queued !== first) continue;
      gate(run, instance, sendOf(run, instance), first);
    }
    if (state.queue.length > 0) serveAt(run, nextChance(state, now));
  }
}

function sendOf(run: Run, instance: Instance): Send {
  const { op } = run.nodeOf(instance);
  if (op.op !== "send") throw new Error("no message is in hand");
  return op.send;
}

function handlingOf(run: Run, instance: Instance, send: Send, { servers, fixed, handling }: ProgramPool): number {
  if (servers === 0 || fixed) return handling;
  const word = run.block(instance.subscriber, send.handlingStream, instance.visit)[0] as number;
  return Math.max(1, Math.round(-logarithm(uniform(word)) * handling));
}
