import type { Listen, ProgramExperiment, ProgramOp, Update } from "../program.ts";
import { type ExitReason, exitReasons, MAX_STEPS, phases, type SkipReason, skipReasons } from "../words.ts";
import { type Wait, waitEnd } from "./clock.ts";
import { type Instance, wakes } from "./instance.ts";
import * as at from "./layout.ts";
import type { Sending } from "./parts.ts";
import type { State } from "./state.ts";
import { branchOf, type Step, shareOf } from "./steps.ts";

/** The way of an instance through the nodes: arrivals, waits, splits, updates and ends. */
export class Walk {
  readonly #state: State;
  gate!: Sending;

  constructor(state: State) {
    this.#state = state;
  }

  // Ends.

  exit(instance: Instance, reason: ExitReason): void {
    this.#end(instance, exitReasons.indexOf(reason), reason);
  }

  #end(instance: Instance, index: number, reason: string): void {
    const state = this.#state;
    if (instance.held) this.gate.skip(instance, "inactive");
    state.countHere(instance, at.NODE_EXITED + index);
    if (state.logging) state.note(instance, "exited", reason);
    instance.stop(state.now);
  }

  /** Goal, then exit criteria, at once. */
  check(instance: Instance): void {
    if (instance.journey.exitAtEndOfStep || !instance.active) return;
    this.#judge(instance);
  }

  #judge(instance: Instance): void {
    const { row, now } = this.#state;
    if (instance.goalMet) this.exit(instance, "goal");
    else if (instance.exitWhen?.(row, now, instance.responses)) this.exit(instance, "exit-criteria");
  }

  /** As `check`, at the end of a step where the journey is set so; true when the instance ended. */
  checkAtEnd(instance: Instance): boolean {
    if (!instance.journey.exitAtEndOfStep) return false;
    this.#judge(instance);
    return !instance.active;
  }

  // The way through the nodes.

  /** Leaves the node by an outlet; true when the instance stands before another node. */
  leave(instance: Instance, outlet: number): boolean {
    const state = this.#state;
    if (instance.journey.exitAtEndOfStep && this.checkAtEnd(instance)) return false;
    const step = state.steps[instance.node] as Step;
    state.ledger.count(step.counts + at.NODE_LEFT + outlet);
    if (state.logging) state.note(instance, "left", step.node.outlets[outlet] as string);
    const target = step.targets[outlet] as number;
    if (target >= 0) {
      instance.node = target;
      return true;
    }
    state.ledger.count(instance.index * at.JOURNEY + at.COMPLETED);
    if (state.logging) state.note(instance, "completed", "");
    instance.stop(state.now);
    return false;
  }

  /** Puts off the arrival at the next node until others of this moment have had their turn. */
  later(instance: Instance): void {
    const { now, steps } = this.#state;
    const sends = (steps[instance.node] as Step).send !== null;
    instance.sleep(now, sends ? phases.dispatch : phases.arrival, wakes.walk);
  }

  /** Goes on to the next node, after other entries of this moment. */
  goOn(instance: Instance): void {
    const state = this.#state;
    if (state.multi || state.entries.time(state.row, state.now) === state.now) this.later(instance);
    else this.walk(instance);
  }

  /** Leaves, and goes on at once where nobody else can come between. */
  leaveAndWalk(instance: Instance, outlet: number): void {
    if (!this.leave(instance, outlet)) return;
    if (this.#state.multi) this.later(instance);
    else this.walk(instance);
  }

  /** Arrives at the node and at those after it, until the instance waits, is held or ends. */
  walk(instance: Instance): void {
    const { multi } = this.#state;
    while (this.arrive(instance) && this.#act(instance)) {
      if (!multi) continue;
      this.later(instance);
      return;
    }
  }

  arrive(instance: Instance): boolean {
    const state = this.#state;
    const { node } = instance;
    const step = state.steps[node] as Step;
    state.ledger.count(step.counts + at.NODE_ENTERED);
    state.ledger.countDay(state.layout.dayEntered, node, state.now);
    if (step.stage >= 0) this.enterStage(instance, step.stage);
    instance.visit = state.subject.visit(node);
    if (state.logging) state.note(instance, "arrived", "");
    if (state.now !== instance.stepTime) {
      instance.stepTime = state.now;
      instance.stepCount = 0;
    }
    if (++instance.stepCount <= MAX_STEPS) return true;
    if (step.send) this.gate.skip(instance, "inactive");
    this.exit(instance, "loop");
    return false;
  }

  enterStage(instance: Instance, stage: number): void {
    const { stageSeen, ledger, layout } = this.#state;
    if (stageSeen[stage] === instance.serial) return;
    stageSeen[stage] = instance.serial;
    ledger.count(layout.stages + stage);
  }

  /** Does what the node does; true when the instance stands before another node. */
  #act(instance: Instance): boolean {
    const state = this.#state;
    const step = state.steps[instance.node] as Step;
    const { op } = step.node;
    switch (op.op) {
      case "send":
        instance.tries = 0;
        return this.gate.ask(instance, step, op.send, false) && this.leave(instance, 0);
      case "wait":
        return this.#wait(instance, op.wait);
      case "branch":
        return this.leave(instance, branchOf(step.tests, state.row, state.now, instance.responses));
      case "share":
        return this.leave(instance, this.#share(op, instance));
      case "listen":
        return this.#listen(instance, op.listen);
      case "experiment":
        return this.leave(instance, this.#arm(op, instance));
      case "update":
        return this.#update(instance, op.update);
      case "end":
        this.#end(instance, at.OWN_REASON, op.reason);
        return false;
      case "entry":
        return this.leave(instance, 0);
    }
  }

  #share({ stream, thresholds }: { stream: number; thresholds: number[] }, { visit }: Instance): number {
    return shareOf(thresholds, this.#state.subject.block(stream, visit >>> 2)[visit & 3] as number);
  }

  #arm(op: Extract<ProgramOp, { op: "experiment" }>, instance: Instance): number {
    const { decisions, now, ledger, layout, requests } = this.#state;
    const verdict = decisions.experiments[op.experiment] ?? null;
    if (verdict && now >= verdict.at) return verdict.winner >= 0 ? verdict.winner : this.#share(op, instance);
    const arm = this.#share(op, instance);
    if (instance.control) return arm;
    requests.arrivals[op.experiment] = Math.min(requests.arrivals[op.experiment] as number, now);
    ledger.count((layout.arms[op.experiment] as number) + arm);
    instance.arms[op.experiment] = arm;
    instance.armSends[op.experiment] = instance.sends;
    return arm;
  }

  /** A response counts for the arms that the instance has taken: once each, before the decision, by messages since then. */
  succeed(instance: Instance, stage: number, sent: number, order: number): void {
    const { program, decisions, now, ledger, layout } = this.#state;
    for (let i = 0; i < program.experiments.length; i++) {
      const { metric, arms } = program.experiments[i] as ProgramExperiment;
      const arm = instance.arms[i] as number;
      if (arm < 0 || metric !== stage || order <= (instance.armSends[i] as number)) continue;
      const until = decisions.experiments[i]?.at ?? Number.POSITIVE_INFINITY;
      if (now > until || (now === until && sent === now)) continue;
      ledger.count((layout.arms[i] as number) + arms + arm);
      instance.arms[i] = -1;
    }
  }

  #update(instance: Instance, update: Update): boolean {
    const state = this.#state;
    state.subject.update(update);
    if (update.stage >= 0) this.enterStage(instance, update.stage);
    if (state.logging) state.note(instance, "updated", update.told);
    this.check(instance);
    return instance.active && this.leave(instance, 0);
  }

  #wait(instance: Instance, wait: Wait): false {
    const { subject, now } = this.#state;
    const end = waitEnd(wait, subject, now);
    if (typeof end === "number") this.rest(instance, end);
    else if (!this.checkAtEnd(instance)) this.exit(instance, end);
    return false;
  }

  /** Waits for a response or an event; true when a response came already. Those of this very second are not earlier ones. */
  #listen(instance: Instance, listen: Listen): boolean {
    const { now, events } = this.#state;
    if (listen.event >= 0) {
      if (events.count(listen.event, listen.countEarlier ? 0 : now, now + 1) > 0) return this.leave(instance, 0);
    } else {
      const since = listen.countEarlier ? Number.NEGATIVE_INFINITY : now - 1;
      if (instance.responses.count(listen, since) > 0) return this.leave(instance, 0);
    }
    instance.listens = listen;
    this.rest(instance, now + listen.seconds);
    return false;
  }

  /** What the instance listens to came: it goes on in the phase of deadlines. */
  hear(instance: Instance): void {
    instance.heard = true;
    instance.listens = null;
    instance.sleep(this.#state.now, phases.deadline, wakes.endWait);
  }

  /** Waits until a moment, at most as long as the journey lets anyone stay. */
  rest(instance: Instance, deadline: number): void {
    const state = this.#state;
    const limit = instance.began + instance.journey.maxDuration;
    instance.atLimit = deadline > limit;
    instance.sleep(instance.atLimit ? Math.max(limit, state.now) : deadline, phases.deadline, wakes.endWait);
    instance.heard = false;
    if (state.logging) state.note(instance, "waits", "", instance.wakeTime);
  }

  /** A wait, or the wait for a response before a message is tried again, is over. */
  endWait(instance: Instance): void {
    const { op } = (this.#state.steps[instance.node] as Step).node;
    instance.listens = null;
    if (instance.atLimit && !instance.heard) {
      if (!this.checkAtEnd(instance)) this.exit(instance, "max-duration");
    } else if (op.op === "send" && !instance.heard) this.gate.tryAgain(instance);
    else if (this.leave(instance, op.op === "listen" && !instance.heard ? 1 : 0)) this.goOn(instance);
  }

  /** Counts a message that was not sent. */
  countSkip(instance: Instance, reason: SkipReason): void {
    this.#state.countHere(instance, at.NODE_SKIPPED + skipReasons.indexOf(reason));
  }
}
