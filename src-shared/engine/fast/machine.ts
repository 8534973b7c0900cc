import { compareKeys, type Decisions } from "../decisions.ts";
import type { LogEntry } from "../log.ts";
import type { Program, ProgramEntry, Send } from "../program.ts";
import { type NotEnteredReason, notEnteredReasons, phases } from "../words.ts";
import { Gate } from "./gate.ts";
import { type Instance, wakes } from "./instance.ts";
import * as at from "./layout.ts";
import type { Ledger } from "./ledger.ts";
import type { Requests } from "./requests.ts";
import { Responder } from "./responder.ts";
import { State } from "./state.ts";
import type { Step } from "./steps.ts";
import { inSet } from "./subject.ts";
import { Walk } from "./walk.ts";

const NEVER = Number.POSITIVE_INFINITY;

/**
 * The fast engine: runs one subscriber after the other, each to its end, and adds to flat counts. What subscribers share is in the
 * decisions, so the total order of the rules, cut down to one subscriber, is all that has to be kept.
 */
export class Machine {
  readonly layout: at.Layout;
  readonly ledger: Ledger;
  readonly requests: Requests;
  readonly #program: Program;
  readonly #state: State;
  readonly #walk: Walk;
  readonly #gate: Gate;
  readonly #responder: Responder;
  readonly #instances: Instance[];
  readonly #first: Instance;
  #serial = 0;

  /** With a `log`, every step is written down, in the order of the rules. */
  constructor(program: Program, log: LogEntry[] | null = null) {
    this.#program = program;
    this.#state = new State(program, log);
    this.#walk = new Walk(this.#state);
    this.#gate = new Gate(this.#state, this.#walk);
    this.#responder = new Responder(this.#state, this.#walk);
    this.#walk.gate = this.#gate;
    this.#gate.responder = this.#responder;
    this.ledger = this.#state.ledger;
    this.layout = this.#state.layout;
    this.requests = this.#state.requests;
    this.#instances = this.#state.instances;
    this.#first = this.#instances[0] as Instance;
  }

  /** What is settled of what subscribers share. */
  decide(decisions: Decisions): void {
    this.#state.decisions = decisions;
  }

  /** Rates of messages for the replications to come, by node; the program's own where there are none. */
  rate(sends: readonly (Send | null)[]): void {
    for (const [node, send] of sends.entries()) {
      const step = this.#state.steps[node] as Step;
      if (send) {
        step.send = send;
        step.node = { ...step.node, op: { op: "send", send } };
      }
    }
  }

  /** Runs one subscriber through one replication. */
  run(row: number, replication: number): void {
    const { subscribers } = this.#program;
    if (subscribers.sample && !inSet(subscribers.sample, row)) return;
    const state = this.#state;
    state.row = row;
    state.subject.row = row;
    state.started = 0;
    if (!state.entries.begin(row, this.#outside)) return;
    state.subject.begin(row, replication);
    for (let i = 0; i < this.#instances.length; i++) (this.#instances[i] as Instance).clear();
    state.contacts.clear();
    state.propensity.clear();
    state.fate.clear();
    state.requests.begin();
    state.agenda.size = 0;
    if (this.#program.events.length > 0) this.#beginEvents();
    if (this.#program.scans.length > 0) state.entries.beginScans(row);
    this.#live();
  }

  #beginEvents(): void {
    this.#state.events.begin();
    if (this.#state.subject.churned) this.#state.events.stop();
  }

  /** The subscriber's own part of the total order: what comes from outside, then deadlines, then entries, then the rest of the way. */
  #live(): void {
    const state = this.#state;
    const { agenda, fate, entries, events, row } = state;
    const { until } = state.decisions;
    for (;;) {
      const world = events.live ? Math.min(agenda.next(), fate.next(), events.next()) : Math.min(agenda.next(), fate.next());
      const entry = entries.time(row, state.now);
      const next = state.multi ? this.#nextAwake() : this.#first;
      const wake = next.wakeTime;
      const time = Math.min(world, entry, wake);
      if (time >= until) break;
      state.now = time;
      if (world === time) this.#responder.happen();
      else if (entry === time && !(wake === time && next.wakePhase < phases.entry)) this.#enter();
      else this.#wake(next);
    }
    for (let i = 0; i < this.#instances.length; i++) this.#close(this.#instances[i] as Instance);
  }

  /** The instance that wakes first: by time, phase, priority and age. */
  #nextAwake(): Instance {
    let first = this.#first;
    for (const one of this.#instances) {
      const order =
        one.wakeTime - first.wakeTime ||
        one.wakePhase - first.wakePhase ||
        first.journey.priority - one.journey.priority ||
        one.number - first.number;
      if (one.wakeTime < NEVER && order < 0) first = one;
    }
    return first;
  }

  /** The run is over. */
  #close(instance: Instance): void {
    if (!instance.active) return;
    const state = this.#state;
    this.ledger.count(instance.index * at.JOURNEY + at.IN_PROGRESS);
    state.countHere(instance, instance.held ? at.NODE_HELD : at.NODE_WAITING);
    if (instance.pool >= 0) this.ledger.count((this.layout.pools[instance.pool] as number) + at.IN_QUEUE);
  }

  readonly #outside = ({ time, node }: ProgramEntry, reason: NotEnteredReason): void => {
    this.#state.now = time;
    this.#notEntered(node, reason);
  };

  #notEntered(node: number, reason: NotEnteredReason): void {
    const state = this.#state;
    const base = (state.steps[node] as Step).journey * at.JOURNEY;
    this.ledger.count(base + at.MATCHED);
    this.ledger.count(base + at.NOT_ENTERED + notEnteredReasons.indexOf(reason));
    if (state.logging) this.ledger.write(state.now, state.row, -1, "not-entered", node, reason, state.now);
  }

  #refusal({ active, entries, lastExit, journey }: Instance): NotEnteredReason | null {
    const { subject, now } = this.#state;
    if (subject.churned) return "churned";
    if (subject.suppressed) return "suppressed";
    if (active) return "already-active";
    if (entries >= journey.entryLimit) return "entry-limit";
    return entries > 0 && now < lastExit + journey.entryGap ? "gap" : null;
  }

  #enter(): void {
    const state = this.#state;
    const node = state.entries.take(state.row, state.now);
    if (node < 0) return;
    const instance = this.#instances[(state.steps[node] as Step).journey] as Instance;
    const reason = this.#refusal(instance);
    if (reason) this.#notEntered(node, reason);
    else this.#start(instance, node);
  }

  #start(instance: Instance, node: number): void {
    const state = this.#state;
    const base = instance.index * at.JOURNEY;
    const control = state.subject.heldOut(instance.index);
    instance.start(state.now, state.started++, ++this.#serial, node, control);
    this.ledger.count(base + at.MATCHED);
    this.ledger.count(base + at.ENTERED);
    if (control) this.ledger.count(base + at.CONTROL);
    if (instance.number === 0) state.fate.begin(state.now, instance.index, this.ledger);
    if (state.logging) state.note(instance, "entered", control ? "control" : "");
    if (!this.#walk.arrive(instance)) return;
    if (!instance.journey.exitAtEndOfStep && instance.exitWhen?.(state.row, state.now, instance.responses))
      this.#walk.exit(instance, "exit-criteria");
    else if (this.#walk.leave(instance, 0)) this.#walk.goOn(instance);
  }

  #wake(instance: Instance): void {
    const { wakeFor } = instance;
    if (wakeFor === wakes.turn) {
      this.#turns();
      return;
    }
    instance.wakeTime = NEVER;
    switch (wakeFor) {
      case wakes.walk:
        this.#walk.walk(instance);
        break;
      case wakes.endWait:
        this.#walk.endWait(instance);
        break;
      case wakes.goOn:
        this.#gate.goOn(instance);
        break;
      case wakes.patience:
        this.#gate.giveUp(instance);
        break;
      default: {
        const step = this.#state.stepOf(instance);
        const passes =
          wakeFor === wakes.tooLong ? this.#gate.skip(instance, "held-too-long") : this.#gate.ask(instance, step, step.send as Send, false);
        if (passes) this.#walk.leaveAndWalk(instance, 0);
      }
    }
  }

  /** All pools that look at messages of the subscriber at this moment do so, in the order of pools and queues; only then does anyone go on. */
  #turns(): void {
    const { now, requests } = this.#state;
    const due = this.#instances.filter(({ wakeTime, wakeFor }) => wakeTime === now && wakeFor === wakes.turn);
    due.sort((a, b) => a.pool - b.pool || compareKeys(a.place, b.place));
    for (const instance of due) {
      instance.wakeTime = NEVER;
      this.#gate.turn(instance);
    }
    requests.nextWave(now);
  }
}
