import { compareKeys, type OrderKey, periodAfter } from "../decisions.ts";
import type { ProgramPool, Send, SendClass } from "../program.ts";
import { log } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import { phases, type SkipReason, waitBounds } from "../words.ts";
import { quietUntil, sendTimeFrom } from "./clock.ts";
import { type Instance, wakes } from "./instance.ts";
import * as at from "./layout.ts";
import type { Responding, Ways } from "./parts.ts";
import type { State } from "./state.ts";
import type { Step } from "./steps.ts";
import { inSet } from "./subject.ts";

const HELD_TOO_LONG_DAYS = 7;
const DEFAULT_HOLD = HELD_TOO_LONG_DAYS * 86_400;

/** The send gate (rule R6), the queues of pools, and the dispatch of messages. */
export class Gate {
  readonly #state: State;
  readonly #walk: Ways;
  responder!: Responding;

  constructor(state: State, walk: Ways) {
    this.#state = state;
    this.#walk = walk;
  }

  /** The first class whose mask has the subscriber gives the message's rates. */
  #ratesOf({ classes }: Send): SendClass {
    const { program, row } = this.#state;
    for (let i = 0; i < classes.length - 1; i++) {
      const one = classes[i] as SendClass;
      if (inSet(program.masks[one.mask] as Uint32Array, row)) return one;
    }
    return classes[classes.length - 1] as SendClass;
  }

  /** Asks the gate from its start; `turn` where a pool serves the message now. True when the instance can leave the node. */
  ask(instance: Instance, step: Step, send: Send, turn: boolean): boolean {
    const state = this.#state;
    const { subject, now } = state;
    const barred = instance.control ? "hold-out" : subject.barred(send.channel);
    if (barred) return this.skip(instance, barred);
    if (send.message >= 0 && instance.tries === 0 && state.messageSent[send.message] === instance.serial)
      return this.skip(instance, "already-sent");
    const { journey } = instance;
    const { quiet } = journey;
    if (send.sendTime !== null) {
      const from = sendTimeFrom(send.sendTime, subject.clock, now);
      if (from > now) return this.#hold(instance, from, "send-time", quiet?.holdSeconds ?? DEFAULT_HOLD);
    }
    if (quiet) {
      const until = quietUntil(quiet, subject.clock, now);
      if (until > now) {
        if (quiet.then === "hold") return this.#hold(instance, until, "quiet-hours", quiet.holdSeconds);
        this.skip(instance, "quiet-hours");
        if (quiet.then === "skip") return true;
        if (!this.#walk.checkAtEnd(instance)) this.#walk.exit(instance, "quiet-hours");
        return false;
      }
    }
    if (!send.transactional && !state.contacts.allow(now, send.channel, instance.index, subject.clock))
      return this.skip(instance, "frequency-cap");
    const rates = this.#ratesOf(send);
    if (journey.budget >= 0) {
      const queued = turn ? { pool: send.pool, key: instance.place } : null;
      if (!state.requests.pays(state.decisions, journey.budget, rates.priceAt, now, journey.priority, queued))
        return this.skip(instance, "budget");
    }
    if (send.pool >= 0 && !turn) return this.#queue(instance, send.pool);
    return this.#dispatch(instance, step, send, rates, turn);
  }

  skip(instance: Instance, reason: SkipReason): true {
    const state = this.#state;
    if (instance.pool >= 0) this.#leaveQueue(instance, at.LEFT_QUEUE);
    instance.held = false;
    this.#walk.countSkip(instance, reason);
    if (state.logging) state.note(instance, "skipped", reason);
    return true;
  }

  #hold(instance: Instance, until: number, why: string, holdSeconds: number): false {
    const state = this.#state;
    if (instance.pool >= 0) this.#leaveQueue(instance, at.LEFT_QUEUE);
    if (!instance.held) instance.heldSince = state.now;
    instance.held = true;
    const limit = instance.heldSince + holdSeconds;
    const tooLong = until > limit;
    instance.sleep(Math.max(state.now, Math.min(until, limit)), phases.dispatch, tooLong ? wakes.tooLong : wakes.gate);
    if (state.logging) state.note(instance, "held", why, instance.wakeTime);
    return false;
  }

  // Pools.

  #queue(instance: Instance, pool: number): false {
    const state = this.#state;
    const { requests, now, layout, ledger } = state;
    requests.asked = true;
    ledger.count((layout.pools[pool] as number) + at.ASKED);
    ledger.countPoolDay(layout.dayAsked, pool, now);
    if (!instance.held) instance.heldSince = now;
    instance.held = true;
    instance.pool = pool;
    instance.asked = now;
    const key = requests.queueKey(now, instance.journey.priority);
    instance.place = key;
    const turn = requests.turn(state.decisions, pool, key, now);
    const deadline = now + (state.program.pools[pool] as ProgramPool).patience;
    instance.request = -1;
    if (turn === Number.POSITIVE_INFINITY && !state.decisions.generous)
      instance.request = requests.open.push({ pool, key, leaves: deadline }) - 1;
    if (turn < deadline) instance.sleep(turn, phases.service, wakes.turn);
    else instance.sleep(deadline, phases.deadline, wakes.patience);
    if (state.logging) state.note(instance, "queued", (state.program.pools[pool] as ProgramPool).id);
    return false;
  }

  #leaveQueue(instance: Instance, how: number): void {
    const { ledger, layout, requests, now } = this.#state;
    ledger.count((layout.pools[instance.pool] as number) + how);
    ledger.countPoolDay(layout.dayGone, instance.pool, now);
    const request = requests.open[instance.request];
    if (request) request.leaves = Math.min(request.leaves, now);
    instance.pool = -1;
    instance.request = -1;
  }

  /** Patience is over. */
  giveUp(instance: Instance): void {
    const { then } = this.#state.program.pools[instance.pool] as ProgramPool;
    this.#leaveQueue(instance, at.NOT_SERVED);
    this.skip(instance, then === "hold" ? "not-served" : "capacity");
    if (then !== "exit") {
      if (this.#walk.leave(instance, 0)) this.#walk.goOn(instance);
    } else if (!this.#walk.checkAtEnd(instance)) this.#walk.exit(instance, "capacity");
  }

  /** A pool looks at the message. */
  turn(instance: Instance): void {
    const { requests } = this.#state;
    const key = instance.place as OrderKey;
    const step = this.#state.stepOf(instance);
    const tried = requests.focus !== null && compareKeys(requests.focus, key) === 0;
    instance.servedNow = false;
    const passes = this.ask(instance, step, step.send as Send, true);
    if (tried) requests.served = instance.servedNow;
    // Whoever is skipped goes on once all pools have served this moment.
    if (passes) {
      instance.sentHere = false;
      instance.sleep(this.#state.now, phases.dispatch, wakes.goOn);
    }
  }

  #serve(instance: Instance, send: Send): void {
    const { ledger, layout, requests, now, program, subject } = this.#state;
    const { pool } = instance;
    const base = layout.pools[pool] as number;
    const waited = now - instance.asked;
    ledger.count(base + at.SERVED);
    ledger.countPoolDay(layout.dayServed, pool, now);
    ledger.add(base + at.WAITED, waited);
    if (waited === 0) ledger.count(base + at.AT_ONCE);
    for (let i = 0; i < waitBounds.length; i++) if (waited <= (waitBounds[i] as number)) ledger.count(base + at.WITHIN + i);
    requests.longest[pool] = Math.max(requests.longest[pool] as number, waited);
    const { handling, fixed, servers, closes } = program.pools[pool] as ProgramPool;
    ledger.count((layout.periods[pool] as number) + periodAfter(closes, now));
    if (servers > 0)
      requests.handling = fixed
        ? handling
        : Math.max(1, Math.round(-log(uniform(subject.block(send.handlingStream, instance.visit)[0] as number)) * handling));
    instance.pool = -1;
    instance.request = -1;
    instance.servedNow = true;
  }

  // Dispatch.

  /** Sends, and deals with the responses that come at once; true when the instance can leave the node now. */
  #dispatch(instance: Instance, step: Step, send: Send, rates: SendClass, turn: boolean): boolean {
    const state = this.#state;
    const { now, ledger } = state;
    const { node, journey } = instance;
    if (turn) this.#serve(instance, send);
    instance.held = false;
    ledger.count(step.counts + at.NODE_SENT);
    ledger.countDay(state.layout.daySent, node, now);
    if (rates.paidStage < 0) this.responder.pay(step, node, now, rates.price);
    if (send.message >= 0) state.messageSent[send.message] = instance.serial;
    state.contacts.add(now, send.channel, instance.index);
    if (state.logging) state.note(instance, "sent", "");
    instance.tries++;
    instance.sends++;
    const { outcomes } = state;
    outcomes.draw(rates, send.channel, send, state.subject, instance.visit, now);
    state.propensity.contact(send.channel, now);
    state.fate.contact(now, journey.conversionWindow);
    if (journey.budget >= 0) this.#reserve(journey.budget, rates, now, journey.conversionWindow);
    const deferred = turn || state.multi;
    const touched = this.responder.schedule(instance, step, rates, deferred);
    if (deferred) {
      instance.sentHere = true;
      instance.sleep(now, phases.dispatch, wakes.goOn);
      return false;
    }
    if (touched) this.#walk.check(instance);
    return instance.active && !this.waitsForAnswer(instance, send);
  }

  /** What a message will cost is reserved at once; what was reserved is told by stretches of the run. */
  #reserve(budget: number, { paidStage, price }: SendClass, now: number, window: number): void {
    const { outcomes, ledger, layout, program, requests } = this.#state;
    if (price === 0 || (paidStage >= 0 && !outcomes.reaches(paidStage, now, window))) return;
    const stretch = Math.floor(((now - program.start) / (program.end - program.start)) * at.BUDGET_BUCKETS);
    ledger.add((layout.budgets[budget] as number) + stretch, price);
    requests.reserve(budget, price);
  }

  /** Whether the message is tried again unless it is answered; the instance then waits for that. */
  waitsForAnswer(instance: Instance, { retry }: Send): boolean {
    if (!retry || instance.tries > retry.attempts) return false;
    const { now } = this.#state;
    if (instance.responses.has(retry.stage, instance.node, now)) return false;
    this.#walk.rest(instance, now + retry.afterSeconds);
    instance.listens = { stage: retry.stage, nodes: this.#state.stepOf(instance).own, event: -1 };
    return true;
  }

  /** Nobody answered: the gate is asked again. */
  tryAgain(instance: Instance): void {
    const state = this.#state;
    state.countHere(instance, at.NODE_RETRIED);
    instance.visit = state.subject.visit(instance.node);
    if (state.logging) state.note(instance, "retries", "");
    instance.sleep(state.now, phases.dispatch, wakes.gate);
  }

  /** After a dispatch whose continuation was put off. */
  goOn(instance: Instance): void {
    const { send } = this.#state.stepOf(instance);
    if (instance.sentHere && send && this.waitsForAnswer(instance, send)) return;
    this.#walk.leaveAndWalk(instance, 0);
  }
}
