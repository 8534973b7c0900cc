import type { LogEntry, LogKind } from "../log.ts";
import type { Program, ProgramEntry, ProgramOp, ResponseFilter, Send, Update } from "../program.ts";
import {
  type ExitReason,
  exitReasons,
  MAX_STEPS,
  type NotEnteredReason,
  notEnteredReasons,
  type SkipReason,
  skipReasons,
  stageNumbers,
} from "../words.ts";
import { Agenda } from "./agenda.ts";
import { quietUntil, type Wait, waitEnd } from "./clock.ts";
import { InstanceResponses, stagesThatMatter, type Test, testOf } from "./conditions.ts";
import { Contacts } from "./contacts.ts";
import { DueEntries } from "./entries.ts";
import { Fate } from "./fate.ts";
import * as at from "./layout.ts";
import { Ledger } from "./ledger.ts";
import { Outcomes } from "./outcomes.ts";
import { Propensity } from "./propensity.ts";
import { branchOf, type Step, shareOf, stepsOf } from "./steps.ts";
import { inSet, Subject } from "./subject.ts";

const NEVER = Number.POSITIVE_INFINITY;
const CONVERTED = stageNumbers.indexOf("converted");
const consentStages = [stageNumbers.indexOf("optedOut"), stageNumbers.indexOf("complained")];

/** Phases of the dry run's order in which a waiting instance can wake. */
const DEADLINE = 2;
const ENTRY = 3;
const ARRIVAL = 4;
const DISPATCH = 5;

/**
 * The fast engine: runs one subscriber after the other, each to its end, and adds to flat counts. Subscribers share nothing in
 * this version, so the total order of the rules, cut down to one subscriber, is all that has to be kept.
 */
export class Machine {
  /** What was counted so far. */
  readonly ledger: Ledger;
  readonly layout: at.Layout;
  readonly #program: Program;
  /** Whether steps are written down. */
  readonly #log: boolean;
  readonly #steps: Step[];
  readonly #fate: Fate;
  readonly #propensity: Propensity;
  readonly #outcomes: Outcomes;
  readonly #agenda = new Agenda();
  readonly #contacts: Contacts;
  readonly #responses = new InstanceResponses();
  readonly #exitWhen: Test | null;
  readonly #matters: boolean[];
  /** Number of the instance that last entered the stage, or was sent the message, over all subscribers of this machine. */
  readonly #stageSeen: Float64Array;
  readonly #messageSent: Float64Array;
  #serial = 0;

  // The subscriber.
  readonly #subject: Subject;
  readonly #entries: DueEntries;
  #instances = 0;
  #lastExit = 0;

  // The active instance.
  #active = false;
  #node = 0;
  #visit = 0;
  #began = 0;
  #now = 0;
  #stepTime = 0;
  #stepCount = 0;
  #goalMet = false;
  #wakeTime = NEVER;
  #wakePhase = 0;
  /** What the instance listens to, and whether it came. */
  #listens: ResponseFilter | null = null;
  #heard = false;
  #held = false;
  #heldSince = 0;
  /** The wait or hold ends at its limit, not at its own end. */
  #atLimit = false;

  /** With a `log`, every step is written down, in the order of the rules. */
  constructor(program: Program, log: LogEntry[] | null = null) {
    this.#program = program;
    this.#log = log !== null;
    this.ledger = new Ledger(program, log);
    this.layout = this.ledger.layout;
    this.#subject = new Subject(program);
    this.#fate = new Fate(program, this.#subject);
    this.#propensity = new Propensity(program, this.#subject);
    this.#outcomes = new Outcomes(program, this.#propensity);
    this.#contacts = new Contacts(program);
    this.#stageSeen = new Float64Array(program.stages.length);
    this.#messageSent = new Float64Array(program.messages);
    const sight = { subject: this.#subject, responses: this.#responses };
    this.#exitWhen = program.exitWhen && testOf(program, program.exitWhen, sight);
    this.#entries = new DueEntries(program, sight);
    this.#matters = log ? stageNumbers.map(() => true) : stagesThatMatter(program, stageNumbers.length, consentStages);
    this.#steps = stepsOf(program, this.layout, sight);
  }

  /** Runs one subscriber through one replication. */
  run(row: number, replication: number): void {
    const { end, subscribers } = this.#program;
    if (subscribers.sample && !inSet(subscribers.sample, row)) return;
    this.#subject.row = row;
    this.#instances = 0;
    if (!this.#entries.begin(row, this.#outside)) return;
    this.#subject.begin(row, replication);
    this.#active = false;
    this.#wakeTime = NEVER;
    this.#contacts.clear();
    this.#propensity.clear();
    this.#fate.clear();
    this.#agenda.size = 0;
    this.#live(end);
  }

  /** The subscriber's own part of the total order: responses, then deadlines, then entries, then the rest of an instance's way. */
  #live(end: number): void {
    for (;;) {
      const world = Math.min(this.#agenda.next(), this.#fate.next());
      const entry = this.#entries.time();
      const wake = this.#wakeTime;
      const time = Math.min(world, entry, wake);
      if (time >= end) break;
      this.#now = time;
      if (world === time) this.#happen(time);
      else if (entry === time && !(wake === time && this.#wakePhase < ENTRY)) this.#enter();
      else this.#wake();
    }
    if (!this.#active) return;
    this.#count(at.IN_PROGRESS);
    this.#countHere(this.#held ? at.NODE_HELD : at.NODE_WAITING);
  }

  // Counting and logging.

  #count(index: number): void {
    this.ledger.count(index);
  }

  #countHere(offset: number): void {
    this.#count((this.#steps[this.#node] as Step).counts + offset);
  }

  #write(what: LogKind, node: number, detail: string, until = this.#now, instance = this.#instances - 1, time = this.#now): void {
    this.ledger.write(time, this.#subject.row, instance, what, node, detail, until);
  }

  // Entries and ends.

  readonly #outside = ({ time, node }: ProgramEntry, reason: NotEnteredReason): void => this.#notEntered(time, node, reason);

  #notEntered(time: number, node: number, reason: NotEnteredReason): void {
    this.#count(at.MATCHED);
    this.#count(this.layout.notEntered + notEnteredReasons.indexOf(reason));
    if (this.#log) this.#write("not-entered", node, reason, time, -1, time);
  }

  #refusal(): NotEnteredReason | null {
    const { entryLimit, entryGap } = this.#program;
    if (this.#subject.churned) return "churned";
    if (this.#subject.suppressed) return "suppressed";
    if (this.#active) return "already-active";
    if (this.#instances >= entryLimit) return "entry-limit";
    return this.#instances > 0 && this.#now < this.#lastExit + entryGap ? "gap" : null;
  }

  #enter(): void {
    const entry = this.#entries.take(this.#subject.row);
    if (!entry) return;
    const reason = this.#refusal();
    if (reason) this.#notEntered(this.#now, entry.node, reason);
    else this.#start(entry.node);
  }

  #start(node: number): void {
    this.#instances++;
    this.#serial++;
    this.#active = true;
    this.#began = this.#now;
    this.#stepTime = this.#now;
    this.#stepCount = 0;
    this.#goalMet = false;
    this.#held = false;
    this.#listens = null;
    this.#wakeTime = NEVER;
    this.#responses.clear();
    this.#node = node;
    this.#count(at.MATCHED);
    this.#count(at.ENTERED);
    if (this.#subject.control) this.#count(at.CONTROL);
    if (this.#instances === 1) this.#fate.begin(this.#now, this.ledger);
    if (this.#log) this.#write("entered", node, this.#subject.control ? "control" : "");
    if (!this.#arrive()) return;
    if (!this.#program.exitAtEndOfStep && this.#exitWhen?.(this.#subject.row, this.#now)) this.#exit("exit-criteria");
    else if (this.#leave(0)) this.#goOn();
  }

  #exit(reason: ExitReason): void {
    this.#end(exitReasons.indexOf(reason), reason);
  }

  #end(index: number, reason: string): void {
    if (this.#held) this.#skip("inactive");
    this.#held = false;
    this.#countHere(at.NODE_EXITED + index);
    if (this.#log) this.#write("exited", this.#node, reason);
    this.#active = false;
    this.#wakeTime = NEVER;
    this.#lastExit = this.#now;
  }

  // Responses, goal and exit criteria.

  /** Churn, conversions without contact and responses of this moment, then goal and exit criteria. */
  #happen(time: number): void {
    const agenda = this.#agenda;
    const fate = this.#fate;
    let touched = this.#active && fate.next() === time;
    if (fate.churn === time) this.#churn();
    if (fate.baseline === time) this.#convert(time);
    while (agenda.next() === time) {
      agenda.take();
      if (this.#respond(agenda.node, agenda.stage, agenda.instance, time)) touched = true;
    }
    if (touched) this.#check();
  }

  #churn(): void {
    this.#fate.clear();
    this.#subject.churned = true;
    this.#count(at.CHURNED);
    if (this.#log) this.#write("churned", -1, "");
  }

  /** The subscriber converts without contact. */
  #convert(time: number): void {
    this.#count(at.BASELINE);
    const attributed = this.#fate.convert(time);
    if (attributed) this.#count(at.BASELINE_ATTRIBUTED);
    if (this.#log) this.#write("baseline", -1, attributed ? "attributed" : "");
    if (this.#active && this.#program.goalStage === CONVERTED) this.#goalMet = true;
  }

  /** A response falls due now; true when it touches the active instance. */
  #respond(node: number, stage: number, instance: number, time: number): boolean {
    this.ledger.respond(this.#steps[node] as Step, node, stage, time);
    if (this.#log) this.#write("response", node, stageNumbers[stage] as string, time, instance);
    if (stage === CONVERTED) this.#fate.conversion(time);
    if (stage === consentStages[0] || stage === consentStages[1]) this.#subject.optOut(((this.#steps[node] as Step).send as Send).channel);
    if (!this.#active || instance !== this.#instances - 1) return false;
    this.#responses.add(stage, node, time);
    if (stage === this.#program.goalStage) this.#goalMet = true;
    if (this.#listens?.stage === stage && this.#listens.nodes[node] === 1) this.#hear();
    return true;
  }

  /** The response that the instance listens to came: it goes on in the phase of deadlines. */
  #hear(): void {
    this.#heard = true;
    this.#listens = null;
    this.#wakeTime = this.#now;
  }

  /** Goal, then exit criteria, at once. */
  #check(): void {
    if (this.#program.exitAtEndOfStep) return;
    if (this.#goalMet) this.#exit("goal");
    else if (this.#exitWhen?.(this.#subject.row, this.#now)) this.#exit("exit-criteria");
  }

  /** As `#check`, at the end of a step where the journey is set so; true when the instance ended. */
  #checkAtEnd(): boolean {
    if (!this.#program.exitAtEndOfStep) return false;
    if (this.#goalMet) this.#exit("goal");
    else if (this.#exitWhen?.(this.#subject.row, this.#now)) this.#exit("exit-criteria");
    return !this.#active;
  }

  // The way through the nodes.

  /** Leaves the node by an outlet; true when the instance stands before another node. */
  #leave(outlet: number): boolean {
    if (this.#checkAtEnd()) return false;
    const { node } = this.#steps[this.#node] as Step;
    this.#countHere(at.NODE_LEFT + outlet);
    if (this.#log) this.#write("left", this.#node, node.outlets[outlet] as string);
    const target = node.targets[outlet] as number;
    if (target >= 0) {
      this.#node = target;
      return true;
    }
    this.#count(at.COMPLETED);
    if (this.#log) this.#write("completed", this.#node, "");
    this.#active = false;
    this.#wakeTime = NEVER;
    this.#lastExit = this.#now;
    return false;
  }

  /** Goes on to the next node, after other entries of this moment. */
  #goOn(): void {
    if (this.#entries.time() === this.#now) {
      this.#wakeTime = this.#now;
      this.#wakePhase = ARRIVAL;
      return;
    }
    this.#walk();
  }

  #wake(): void {
    this.#wakeTime = NEVER;
    if (this.#wakePhase === ARRIVAL) this.#walk();
    else if (this.#wakePhase === DEADLINE) this.#endWait();
    else {
      const step = this.#steps[this.#node] as Step;
      const passes = this.#atLimit ? this.#skip("held-too-long") : this.#gate(step, step.send as Send);
      if (passes && this.#leave(0)) this.#walk();
    }
  }

  #endWait(): void {
    const { op } = (this.#steps[this.#node] as Step).node;
    this.#listens = null;
    if (!this.#atLimit || this.#heard) {
      if (this.#leave(op.op === "listen" && !this.#heard ? 1 : 0)) this.#goOn();
    } else if (!this.#checkAtEnd()) this.#exit("max-duration");
  }

  /** Arrives at the node and at those after it, until the instance waits, is held or ends. */
  #walk(): void {
    do {
      if (!this.#arrive()) return;
    } while (this.#act());
  }

  #arrive(): boolean {
    const index = this.#node;
    const step = this.#steps[index] as Step;
    this.#countHere(at.NODE_ENTERED);
    this.ledger.countDay(this.layout.dayEntered, index, this.#now);
    if (step.stage >= 0) this.#enterStage(step.stage);
    this.#visit = this.#subject.visit(index);
    if (this.#log) this.#write("arrived", index, "");
    if (this.#now !== this.#stepTime) {
      this.#stepTime = this.#now;
      this.#stepCount = 0;
    }
    if (++this.#stepCount <= MAX_STEPS) return true;
    if (step.send) this.#skip("inactive");
    this.#exit("loop");
    return false;
  }

  #enterStage(stage: number): void {
    if (this.#stageSeen[stage] === this.#serial) return;
    this.#stageSeen[stage] = this.#serial;
    this.#count(this.layout.stages + stage);
  }

  /** Does what the node does; true when the instance stands before another node. */
  #act(): boolean {
    const step = this.#steps[this.#node] as Step;
    const { op } = step.node;
    switch (op.op) {
      case "send":
        return this.#gate(step, op.send) && this.#leave(0);
      case "wait":
        return this.#wait(op.wait);
      case "update":
        return this.#update(op.update);
      case "listen":
        return this.#listen(op.listen);
      case "branch":
        return this.#leave(branchOf(step.tests, this.#subject.row, this.#now));
      case "share":
        return this.#leave(shareOf(op.thresholds, this.#subject.block(op.stream, this.#visit)[0] as number));
      case "end":
        this.#end(at.OWN_REASON, op.reason);
        return false;
      case "entry":
        return this.#leave(0);
    }
  }

  #update(update: Update): boolean {
    this.#subject.update(update);
    if (update.stage >= 0) this.#enterStage(update.stage);
    if (this.#log) this.#write("updated", this.#node, update.told);
    this.#check();
    return this.#active && this.#leave(0);
  }

  #wait(wait: Wait): false {
    const end = waitEnd(wait, this.#subject, this.#now);
    if (typeof end === "number") this.#rest(end);
    else if (!this.#checkAtEnd()) this.#exit(end);
    return false;
  }

  /** Waits for a response; true when it came already. Responses of this very second are not earlier ones. */
  #listen(listen: Extract<ProgramOp, { op: "listen" }>["listen"]): boolean {
    const since = listen.countEarlier ? Number.NEGATIVE_INFINITY : this.#now - 1;
    if (this.#responses.count(listen, since) > 0) return this.#leave(0);
    this.#listens = listen;
    this.#rest(this.#now + listen.seconds);
    return false;
  }

  /** Waits until a moment, at most as long as the journey lets anyone stay. */
  #rest(deadline: number): void {
    const limit = this.#began + this.#program.maxDuration;
    this.#atLimit = deadline > limit;
    this.#wakeTime = this.#atLimit ? Math.max(limit, this.#now) : deadline;
    this.#wakePhase = DEADLINE;
    this.#heard = false;
    if (this.#log) this.#write("waits", this.#node, "", this.#wakeTime);
  }

  // Sending.

  /** The send gate and, behind it, the dispatch; true when the instance can leave the node. */
  #gate(step: Step, send: Send): boolean {
    const subject = this.#subject;
    const barred = subject.barred(send.channel);
    if (barred) return this.#skip(barred);
    if (send.message >= 0 && this.#messageSent[send.message] === this.#serial) return this.#skip("already-sent");
    const { quiet } = this.#program;
    if (quiet) {
      const until = quietUntil(quiet, this.#subject.zone, this.#now);
      if (until > this.#now) {
        if (quiet.then === "hold") return this.#hold(until, quiet.holdSeconds);
        this.#skip("quiet-hours");
        if (quiet.then === "skip") return true;
        if (!this.#checkAtEnd()) this.#exit("quiet-hours");
        return false;
      }
    }
    if (!send.transactional && !this.#contacts.allow(this.#now, send.channel, this.#subject.zone)) return this.#skip("frequency-cap");
    return this.#dispatch(step, send);
  }

  #skip(reason: SkipReason): true {
    this.#held = false;
    this.#countHere(at.NODE_SKIPPED + skipReasons.indexOf(reason));
    if (this.#log) this.#write("skipped", this.#node, reason);
    return true;
  }

  #hold(until: number, holdSeconds: number): false {
    if (!this.#held) this.#heldSince = this.#now;
    this.#held = true;
    const limit = this.#heldSince + holdSeconds;
    this.#atLimit = until > limit;
    this.#wakeTime = Math.min(until, limit);
    this.#wakePhase = DISPATCH;
    if (this.#log) this.#write("held", this.#node, "quiet-hours", this.#wakeTime);
    return false;
  }

  /** Sends, and deals with the responses that come at once; false when one of them ended the instance. */
  #dispatch(step: Step, send: Send): boolean {
    const now = this.#now;
    const node = this.#node;
    this.#held = false;
    this.#countHere(at.NODE_SENT);
    this.ledger.countDay(this.layout.daySent, node, now);
    if (send.paidStage < 0) this.ledger.pay(step.counts, node, now);
    if (send.message >= 0) this.#messageSent[send.message] = this.#serial;
    this.#contacts.add(now, send.channel);
    if (this.#log) this.#write("sent", node, "");
    const outcomes = this.#outcomes;
    outcomes.draw(send, this.#subject.row, this.#subject.high, this.#subject.low, this.#subject.world(this.#visit), now);
    this.#propensity.contact(send.channel, now);
    this.#fate.contact(now);
    const { end, conversionWindow } = this.#program;
    let touched = false;
    for (let i = 0; i < outcomes.count; i++) {
      const stage = outcomes.stages[i] as number;
      const time = outcomes.times[i] as number;
      if (time > now + conversionWindow) continue;
      if (time >= end) this.#count(at.PENDING);
      else if (!this.#matters[stage]) this.ledger.respond(step, node, stage, time);
      else if (time > now) this.#agenda.add(time, node, stage, this.#instances - 1);
      else if (this.#respond(node, stage, this.#instances - 1, now)) touched = true;
    }
    if (touched) this.#check();
    return this.#active;
  }
}
