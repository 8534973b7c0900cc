import type { LogEntry, LogKind } from "../log.ts";
import {
  type Condition,
  type FieldDates,
  NO_DATE,
  type Program,
  type ProgramEntry,
  type ProgramNode,
  type ProgramOp,
  type QuietHours,
  type ResponseFilter,
  type Send,
  type Update,
} from "../program.ts";
import { philox4x32, threshold } from "../random/philox.ts";
import { purposes, streamOf, worldOf } from "../random/streams.ts";
import { toLocal } from "../time/zones.ts";
import { type ExitReason, MAX_STEPS, type NotEnteredReason, type SkipReason, stageNumbers } from "../words.ts";
import { endOfQuiet, endOfWait, isQuiet, withinCap } from "./clock.ts";
import { churnTime, fateOf, twinOf } from "./fate.ts";
import { factorsOf, outcomesOf, ratesFor } from "./outcomes.ts";
import { Queue } from "./queue.ts";
import { dayOf, type Fate, type Instance, rowIn, type Subscriber, subscriberOf } from "./world.ts";

export interface ReferenceRun {
  /** Everything that happened to everyone, in the total order. */
  log: LogEntry[];
  /** Responses inside the conversion window, but due after the horizon. */
  pending: number;
  /** What became of the do-nothing twins of those who entered. */
  twins: { converted: number; churned: number };
}

/**
 * The slow and obvious interpreter of the dry run's rules: one queue for everyone, plain objects, the total order of section 3.
 * It is the judge of the fast engine, with which it shares random numbers, zones, resolved parameters and sets of rows.
 */
export function interpret(program: Program, replication = 0): ReferenceRun {
  const queue = new Queue();
  const log: LogEntry[] = [];
  let sequence = 0;
  let pending = 0;
  const twins = { converted: 0, churned: 0 };
  let now = program.start;

  const block = (subscriber: Pick<Subscriber, "key">, stream: number, visit: number): number[] => {
    const words = new Uint32Array(4);
    const { high, low } = subscriber.key;
    philox4x32(words, high, low, stream, worldOf(replication, visit), program.seedLow, program.seedHigh);
    return [...words];
  };
  const schedule = (subscriber: Subscriber, time: number, phase: number, instance: number, run: () => void) =>
    queue.add({ time, phase, ...subscriber.order, instance, sequence: sequence++, run });
  const write = (what: LogKind, subscriber: Subscriber, instance: number, node: number, detail = "", until = now) =>
    log.push({ time: now, row: subscriber.row, instance, what, node, detail, until });
  const nodeOf = (instance: Instance): ProgramNode => program.nodes[instance.node] as ProgramNode;
  const note = (what: LogKind, instance: Instance, detail = "", until = now) =>
    write(what, instance.subscriber, instance.number, instance.node, detail, until);

  // Section 4, R1: entries.

  function whyNotEntered(subscriber: Subscriber): NotEnteredReason | null {
    const last = subscriber.instances.at(-1);
    if (subscriber.churned) return "churned";
    if (subscriber.suppressed) return "suppressed";
    if (last?.active) return "already-active";
    if (subscriber.instances.length >= program.entryLimit) return "entry-limit";
    return last && now < last.endedAt + program.entryGap ? "gap" : null;
  }

  function enter(subscriber: Subscriber, { node, condition }: ProgramEntry): void {
    if (condition && !holds(condition, subscriber, [])) return;
    const reason = whyNotEntered(subscriber);
    if (reason) {
      write("not-entered", subscriber, -1, node, reason);
      return;
    }
    const instance: Instance = {
      ...{ number: subscriber.instances.length, subscriber, began: now, node, visit: 0, active: true, endedAt: 0, goalMet: false },
      ...{ responses: [], messages: new Set(), listening: null, heldSince: null, steps: 0, stepsAt: now },
    };
    subscriber.instances.push(instance);
    if (instance.number === 0) beginFate(subscriber);
    note("entered", instance, subscriber.control ? "control" : "");
    arrive(instance);
    if (!program.exitAtEndOfStep && holdsFor(program.exitWhen, instance)) end(instance, "exit-criteria");
    else leave(instance, 0);
  }

  // R5: goal and exit criteria.

  const isMeant = ({ stage, node }: Instance["responses"][number], filter: ResponseFilter): boolean =>
    stage === filter.stage && filter.nodes[node] === 1;

  const holdsFor = (condition: Condition | null, { subscriber, responses }: Instance): boolean =>
    condition !== null && holds(condition, subscriber, responses);

  function holds(condition: Condition, subscriber: Subscriber, responses: Instance["responses"]): boolean {
    switch (condition.kind) {
      case "mask":
        return rowIn(program.masks[condition.mask], subscriber.row);
      case "field": {
        const value = subscriber.fields.get(condition.field);
        return value === undefined ? rowIn(program.masks[condition.mask], subscriber.row) : condition.truths[value - 1] === true;
      }
      case "consent":
        return subscriber.consent.has(condition.channel);
      case "responses": {
        const since = condition.within < 0 ? Number.NEGATIVE_INFINITY : now - condition.within;
        const count = responses.filter((response) => isMeant(response, condition) && response.time > since).length;
        return count >= condition.least && (condition.most < 0 || count <= condition.most);
      }
      case "all":
        return condition.parts.every((part) => holds(part, subscriber, responses));
      case "any":
        return condition.parts.some((part) => holds(part, subscriber, responses));
      case "none":
        return !condition.parts.some((part) => holds(part, subscriber, responses));
    }
  }

  /** Ends the instance when its goal is met or its exit criteria hold. */
  function check(instance: Instance): void {
    if (!instance.active) return;
    if (instance.goalMet) end(instance, "goal");
    else if (holdsFor(program.exitWhen, instance)) end(instance, "exit-criteria");
  }

  function end(instance: Instance, reason: string): void {
    if (instance.heldSince !== null) note("skipped", instance, "inactive");
    instance.heldSince = null;
    note("exited", instance, reason);
    instance.active = false;
    instance.endedAt = now;
  }

  // The way through the nodes.

  function leave(instance: Instance, outlet: number): void {
    if (instance.active && program.exitAtEndOfStep) check(instance);
    if (!instance.active) return;
    const node = nodeOf(instance);
    note("left", instance, node.outlets[outlet]);
    const target = node.targets[outlet] as number;
    if (target === -1) {
      note("completed", instance);
      instance.active = false;
      instance.endedAt = now;
      return;
    }
    instance.node = target;
    const phase = nodeOf(instance).op.op === "send" ? 5 : 4;
    schedule(instance.subscriber, now, phase, instance.number, () => {
      if (arrive(instance)) act(instance);
    });
  }

  function arrive(instance: Instance): boolean {
    const { visits } = instance.subscriber;
    instance.visit = visits.get(instance.node) ?? 0;
    visits.set(instance.node, instance.visit + 1);
    note("arrived", instance);
    if (instance.stepsAt !== now) instance.steps = 0;
    instance.stepsAt = now;
    instance.steps++;
    if (instance.steps <= MAX_STEPS) return true;
    if (nodeOf(instance).op.op === "send") note("skipped", instance, "inactive");
    end(instance, "loop");
    return false;
  }

  function act(instance: Instance): void {
    const { op } = nodeOf(instance);
    switch (op.op) {
      case "entry":
        leave(instance, 0);
        break;
      case "end":
        end(instance, op.reason);
        break;
      case "branch": {
        const first = op.conditions.findIndex((condition) => holdsFor(condition, instance));
        leave(instance, first === -1 ? op.conditions.length : first);
        break;
      }
      case "share": {
        const word = block(instance.subscriber, op.stream, instance.visit)[0] as number;
        const first = op.thresholds.findIndex((limit) => word < limit);
        leave(instance, first === -1 ? op.thresholds.length : first);
        break;
      }
      case "wait":
        wait(instance, op.wait);
        break;
      case "update":
        update(instance, op.update);
        break;
      case "listen":
        listen(instance, op.listen);
        break;
      case "send":
        gate(instance, op.send);
        break;
    }
  }

  /** Sets values; as any change of attributes, it is followed by a look at the exit criteria. */
  function update(instance: Instance, { set, suppressed, churned, consent, address, told }: Update): void {
    const { subscriber } = instance;
    for (const [field, value] of set) subscriber.fields.set(field, value);
    subscriber.suppressed = suppressed ?? subscriber.suppressed;
    subscriber.churned = churned ?? subscriber.churned;
    const change = (channels: Set<number>, wanted: Update["consent"]) => {
      for (const [channel, has] of wanted.entries())
        if (has) channels.add(channel);
        else if (has === false) channels.delete(channel);
    };
    change(subscriber.consent, consent);
    change(subscriber.address, address);
    note("updated", instance, told);
    if (!program.exitAtEndOfStep) check(instance);
    leave(instance, 0);
  }

  // R3: waits.

  function wait(instance: Instance, rule: Extract<ProgramNode["op"], { op: "wait" }>["wait"]): void {
    const { zone } = instance.subscriber;
    const date = rule.rule === "until-field" ? dateOf(rule, instance.subscriber) : 0;
    const ends = endOfWait(rule, zone, now, date);
    if (typeof ends === "string" && "ifPast" in rule && rule.ifPast === "exit") {
      exitAfterCheck(instance, ends === "missing" ? "no-date" : "date-passed");
      return;
    }
    const deadline = typeof ends === "string" ? now : ends;
    const { until, tooLong } = endsAt(instance, deadline);
    note("waits", instance, "", until);
    schedule(instance.subscriber, until, 2, instance.number, () => {
      if (instance.active && tooLong) exitAfterCheck(instance, "max-duration");
      else if (instance.active) leave(instance, 0);
    });
  }

  function dateOf({ dates, updated }: FieldDates, { row, zone, fields }: Subscriber): number {
    const value = updated === null ? undefined : fields.get(updated.field);
    if (!updated || value === undefined) return program.subscribers.dates[dates]?.[row] as number;
    const date = updated.values[value - 1] as number;
    return updated.moments && date !== NO_DATE ? dayOf(toLocal(zone, date)) : date;
  }

  /** A deadline, or the end of the longest stay where that comes first. */
  function endsAt(instance: Instance, deadline: number): { until: number; tooLong: boolean } {
    const limit = instance.began + program.maxDuration;
    return deadline > limit ? { until: Math.max(now, limit), tooLong: true } : { until: deadline, tooLong: false };
  }

  // R4: waits for an event.

  function listen(instance: Instance, wanted: Extract<ProgramOp, { op: "listen" }>["listen"]): void {
    const counts = (response: Instance["responses"][number]) => isMeant(response, wanted) && (wanted.countEarlier || response.time >= now);
    if (instance.responses.some(counts)) {
      leave(instance, 0);
      return;
    }
    const listening = { to: wanted, heard: false };
    instance.listening = listening;
    const { until, tooLong } = endsAt(instance, now + wanted.seconds);
    note("waits", instance, "", until);
    schedule(instance.subscriber, until, 2, instance.number, () => {
      if (!instance.active || instance.listening !== listening) return;
      if (listening.heard || !tooLong) stopListening(instance, listening.heard ? 0 : 1);
      else exitAfterCheck(instance, "max-duration");
    });
  }

  function stopListening(instance: Instance, outlet: number): void {
    instance.listening = null;
    leave(instance, outlet);
  }

  /** A response that the instance waits for lets it go on in the phase of deadlines. */
  function hear(instance: Instance): void {
    const { listening } = instance;
    if (!listening || listening.heard) return;
    listening.heard = true;
    schedule(instance.subscriber, now, 2, instance.number, () => {
      if (instance.active && instance.listening === listening) stopListening(instance, 0);
    });
  }

  /** Leaves the journey from here; where the journey is checked at the end of a step, goal and exit criteria come first. */
  function exitAfterCheck(instance: Instance, reason: ExitReason): void {
    if (program.exitAtEndOfStep) check(instance);
    if (instance.active) end(instance, reason);
  }

  // R6 and R7: the send gate.

  function skip(instance: Instance, reason: SkipReason): void {
    instance.heldSince = null;
    note("skipped", instance, reason);
  }

  /** What stops the message before quiet hours are asked for. */
  function barred({ subscriber, messages }: Instance, send: Send): SkipReason | null {
    if (subscriber.control) return "hold-out";
    if (subscriber.suppressed) return "suppressed";
    if (subscriber.churned) return "churned";
    if (!subscriber.consent.has(send.channel)) return "no-consent";
    if (!subscriber.address.has(send.channel)) return "no-address";
    return messages.has(send.message) ? "already-sent" : null;
  }

  function gate(instance: Instance, send: Send): void {
    const { subscriber } = instance;
    const { quiet, caps } = program;
    const reason = barred(instance, send);
    if (reason) {
      skip(instance, reason);
      leave(instance, 0);
    } else if (quiet && isQuiet(quiet, subscriber.zone, now)) {
      meetQuietHours(instance, send, quiet);
    } else if (!send.transactional && !caps.every((cap) => withinCap(cap, subscriber, send.channel, now))) {
      skip(instance, "frequency-cap");
      leave(instance, 0);
    } else dispatch(instance, send);
  }

  function meetQuietHours(instance: Instance, send: Send, quiet: QuietHours): void {
    if (quiet.then === "hold") {
      hold(instance, send, endOfQuiet(quiet, instance.subscriber.zone, now), quiet.holdSeconds);
      return;
    }
    skip(instance, "quiet-hours");
    if (quiet.then === "skip") leave(instance, 0);
    else exitAfterCheck(instance, "quiet-hours");
  }

  function hold(instance: Instance, send: Send, until: number, holdSeconds: number): void {
    instance.heldSince ??= now;
    const limit = instance.heldSince + holdSeconds;
    note("held", instance, "quiet-hours", Math.min(until, limit));
    schedule(instance.subscriber, Math.min(until, limit), 5, instance.number, () => {
      if (!instance.active) return;
      if (until <= limit) gate(instance, send);
      else {
        skip(instance, "held-too-long");
        leave(instance, 0);
      }
    });
  }

  // R9: responses.

  function dispatch(instance: Instance, send: Send): void {
    const { subscriber, node } = instance;
    instance.heldSince = null;
    note("sent", instance);
    if (send.message !== -1) instance.messages.add(send.message);
    const factors = factorsOf(program.model, subscriber.contacts, send.channel, now, (stream) => block(subscriber, stream, 0));
    subscriber.contacts.push({ time: now, channel: send.channel, localDay: dayOf(toLocal(subscriber.zone, now)) });
    changeChurn(subscriber, program.world?.churn?.perContact);
    for (const { stage, time } of outcomesOf(
      ratesFor(program, send, subscriber.row),
      now,
      (stream) => block(subscriber, stream, instance.visit),
      factors,
    )) {
      if (time > now + program.conversionWindow) continue;
      if (time >= program.end) pending++;
      else schedule(subscriber, time, 0, instance.number, () => respond(instance, node, send, stage));
    }
    schedule(subscriber, now, 5, instance.number, () => {
      if (instance.active) leave(instance, 0);
    });
  }

  function respond(instance: Instance, node: number, send: Send, stage: number): void {
    const { subscriber } = instance;
    const name = stageNumbers[stage];
    write("response", subscriber, instance.number, node, name);
    if (name === "converted") changeChurn(subscriber, program.world?.churn?.perConversion);
    if (name === "optedOut" || name === "complained") optOut(subscriber, send.channel);
    if (!instance.active) return;
    const response = { stage, node, time: now };
    instance.responses.push(response);
    if (instance.listening && isMeant(response, instance.listening.to)) hear(instance);
    if (stage === program.goalStage) instance.goalMet = true;
    if (!program.exitAtEndOfStep) schedule(subscriber, now, 1, instance.number, () => check(instance));
  }

  function optOut({ consent, fields }: Subscriber, channel: number): void {
    consent.delete(channel);
    const field = program.optOutField[channel] as number;
    if (field >= 0) fields.set(field, 1);
  }

  // Section 7: what happens without contact.

  function beginFate(subscriber: Subscriber): void {
    const fate = fateOf(program, subscriber.row, now, (stream) => block(subscriber, stream, 0));
    subscriber.fate = fate;
    const twin = twinOf(program, fate);
    if (twin.converts) twins.converted++;
    if (twin.churns) twins.churned++;
    // Before the instances of the same moment: churn first.
    if (Number.isFinite(fate.baseline)) schedule(subscriber, fate.baseline, 0, -1, () => convertAlone(subscriber));
    awaitChurn(subscriber, fate);
  }

  function awaitChurn(subscriber: Subscriber, fate: Fate): void {
    const time = churnTime(fate);
    if (Number.isFinite(time))
      schedule(subscriber, time, 0, -2, () => {
        if (!subscriber.gone && churnTime(fate) === time) churn(subscriber);
      });
  }

  function changeChurn(subscriber: Subscriber, ratio: number | undefined): void {
    if (!subscriber.fate || subscriber.gone || ratio === undefined || ratio === 1) return;
    subscriber.fate.changes.push({ time: now, ratio });
    awaitChurn(subscriber, subscriber.fate);
  }

  function churn(subscriber: Subscriber): void {
    subscriber.gone = true;
    subscriber.churned = true;
    write("churned", subscriber, subscriber.instances.length - 1, -1);
    touch(subscriber);
  }

  function convertAlone(subscriber: Subscriber): void {
    if (subscriber.gone) return;
    changeChurn(subscriber, program.world?.churn?.perConversion);
    const contact = subscriber.contacts.at(-1);
    const attributed = contact !== undefined && now <= contact.time + program.conversionWindow;
    write("baseline", subscriber, subscriber.instances.length - 1, -1, attributed ? "attributed" : "");
    const instance = subscriber.instances.at(-1);
    if (instance?.active && program.goalStage === stageNumbers.indexOf("converted")) instance.goalMet = true;
    touch(subscriber);
  }

  /** Goal and exit criteria are looked at after something happened to a subscriber. */
  function touch(subscriber: Subscriber): void {
    const instance = subscriber.instances.at(-1);
    if (instance?.active && !program.exitAtEndOfStep) schedule(subscriber, now, 1, instance.number, () => check(instance));
  }

  // The run.

  const holdOut = threshold(program.holdOut);
  for (let row = 0; row < program.subscribers.rows; row++) {
    if (program.subscribers.sample && !rowIn(program.subscribers.sample, row)) continue;
    const key = { high: program.subscribers.high[row] as number, low: program.subscribers.low[row] as number };
    const words = new Uint32Array(4);
    philox4x32(words, key.high, key.low, streamOf("", purposes.order), 0, program.seedLow, program.seedHigh);
    const control = (block({ key }, streamOf("", purposes.holdOut), 0)[0] as number) < holdOut;
    const subscriber = subscriberOf(program, row, { high: words[0] as number, low: words[1] as number }, control);
    for (const entry of program.entries) {
      const asked = entry.condition !== null && entry.time >= program.start && entry.time < program.end;
      if (!asked && !rowIn(program.masks[entry.mask], row)) continue;
      now = entry.time;
      if (entry.time < program.start) write("not-entered", subscriber, -1, entry.node, "before-start");
      else if (entry.time >= program.end) write("not-entered", subscriber, -1, entry.node, "after-horizon");
      else schedule(subscriber, entry.time, 3, 0, () => enter(subscriber, entry));
    }
  }
  for (let next = queue.take(); next && next.time < program.end; next = queue.take()) {
    now = next.time;
    next.run();
  }
  return { log, pending, twins };
}
