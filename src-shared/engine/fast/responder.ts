import type { SendClass } from "../program.ts";
import { stageNumbers } from "../words.ts";
import type { Instance } from "./instance.ts";
import * as at from "./layout.ts";
import type { State } from "./state.ts";
import type { Step } from "./steps.ts";
import { inSet } from "./subject.ts";
import type { Walk } from "./walk.ts";

const CONVERTED = stageNumbers.indexOf("converted");
const OPTED_OUT = stageNumbers.indexOf("optedOut");
const COMPLAINED = stageNumbers.indexOf("complained");

/** What comes to the subscriber from outside of its way: responses, events, conversions without contact, churn. */
export class Responder {
  readonly #state: State;
  readonly #walk: Walk;

  constructor(state: State, walk: Walk) {
    this.#state = state;
    this.#walk = walk;
  }

  pay(step: Step, node: number, time: number, price: number): void {
    if (price === 0) return;
    const { ledger } = this.#state;
    ledger.add(step.counts + at.NODE_PAID, price);
    ledger.payDay(node, time, price);
  }

  /** Takes up the outcomes of the message just drawn; those of this moment at once, unless `deferred`. True when one touched the instance. */
  schedule(instance: Instance, step: Step, rates: SendClass, deferred: boolean): boolean {
    const { outcomes, now, program, ledger, matters, agenda } = this.#state;
    const { node, journey, number, sends } = instance;
    let touched = false;
    for (let i = 0; i < outcomes.count; i++) {
      const stage = outcomes.stages[i] as number;
      const time = outcomes.times[i] as number;
      if (time > now + journey.conversionWindow) continue;
      if (time >= program.end) ledger.count(instance.index * at.JOURNEY + at.PENDING);
      else if (!matters[stage]) this.#countResponse(step, node, stage, time, rates);
      else if (time > now || deferred) agenda.add(time, node, stage, number, now, sends);
      else if (this.#respond(node, stage, number, now, sends)) touched = true;
    }
    return touched;
  }

  #countResponse(step: Step, node: number, stage: number, time: number, rates: SendClass): void {
    this.#state.ledger.count(step.counts + at.NODE_RESPONSES + stage);
    if (rates.paidStage === stage) this.pay(step, node, time, rates.price);
  }

  /** Rates of a message for the subscriber in hand. */
  #ratesOf({ send }: Step): SendClass {
    const { program, row } = this.#state;
    const { classes } = send as NonNullable<Step["send"]>;
    for (const one of classes) if (one.mask < 0 || inSet(program.masks[one.mask] as Uint32Array, row)) return one;
    throw new Error("a message has no rates");
  }

  /** A response falls due now; true when it touches the active instance. */
  #respond(node: number, stage: number, number: number, sent: number, order: number): boolean {
    const state = this.#state;
    const { now } = state;
    const step = state.steps[node] as Step;
    this.#countResponse(step, node, stage, now, this.#ratesOf(step));
    const instance = state.instances[step.journey] as Instance;
    if (state.logging) state.ledger.write(now, state.row, number, "response", node, stageNumbers[stage] as string, now);
    if (stage === CONVERTED) {
      state.fate.conversion(now);
      this.#refer();
    }
    if (stage === OPTED_OUT || stage === COMPLAINED) state.subject.optOut((step.send as NonNullable<Step["send"]>).channel);
    if (instance.number !== number) return false;
    this.#walk.succeed(instance, stage, sent, order);
    if (!instance.active) return false;
    instance.responses.add(stage, node, now);
    if (stage === instance.journey.goalStage) instance.goalMet = true;
    const { listens } = instance;
    if (listens && listens.event < 0 && listens.stage === stage && listens.nodes[node] === 1) this.#walk.hear(instance);
    return true;
  }

  #refer(): void {
    const state = this.#state;
    const brought = state.fate.referrals();
    if (brought === 0) return;
    state.ledger.add(state.fate.journey * at.JOURNEY + at.REFERRALS, brought);
    if (state.logging) state.tell("referred", String(brought));
  }

  /** Churn, conversions without contact, events and responses of this moment, then goal and exit criteria. */
  happen(): void {
    const state = this.#state;
    const { agenda, fate, now, instances, events } = state;
    let all = fate.next() === now;
    if (fate.churn === now) this.#churn();
    if (fate.baseline === now) this.#convert();
    for (let event = events.live ? events.take(now) : -1; event >= 0; event = events.take(now)) {
      this.#event(event);
      all = true;
    }
    for (const instance of instances) instance.touched = all;
    while (agenda.next() === now) {
      agenda.take();
      const { node, stage, instance, sent, order } = agenda;
      if (this.#respond(node, stage, instance, sent, order)) (instances[(state.steps[node] as Step).journey] as Instance).touched = true;
    }
    this.#checkTouched();
  }

  /** In the order in which the instances began. */
  #checkTouched(): void {
    const { instances } = this.#state;
    for (;;) {
      let next: Instance | null = null;
      for (const instance of instances) if (instance.touched && (!next || instance.number < next.number)) next = instance;
      if (!next) return;
      next.touched = false;
      this.#walk.check(next);
    }
  }

  #churn(): void {
    const state = this.#state;
    state.fate.clear();
    state.events.stop();
    state.subject.churned = true;
    state.ledger.count(state.fate.journey * at.JOURNEY + at.CHURNED);
    if (state.logging) state.tell("churned", "");
  }

  /** The subscriber converts without contact. */
  #convert(): void {
    const state = this.#state;
    const base = state.fate.journey * at.JOURNEY;
    state.ledger.count(base + at.BASELINE);
    const attributed = state.fate.convert(state.now);
    if (attributed) state.ledger.count(base + at.BASELINE_ATTRIBUTED);
    if (state.logging) state.tell("baseline", attributed ? "attributed" : "");
    this.#refer();
    for (const instance of state.instances) if (instance.active && instance.journey.goalStage === CONVERTED) instance.goalMet = true;
  }

  #event(event: number): void {
    const state = this.#state;
    if (state.logging) state.tell("event", state.program.events[event]?.name ?? "");
    for (const instance of state.instances) {
      if (!instance.active) continue;
      if (instance.journey.goalEvent === event) instance.goalMet = true;
      if (instance.listens?.event === event) this.#walk.hear(instance);
    }
    state.entries.hear(event, state.now);
  }
}
