import type { ArmCounts, JourneyCounts } from "../counts.ts";
import { Heap } from "../heap.ts";
import type { LogEntry, LogKind } from "../log.ts";
import {
  type Condition,
  type FieldDates,
  type Listen,
  NO_DATE,
  type Program,
  type ProgramEvents,
  type ProgramExperiment,
  type ProgramJourney,
  type ProgramNode,
  type ProgramOp,
  type ProgramPool,
  type QuietHours,
  type ResponseFilter,
  type Send,
  type SendClass,
  type Update,
} from "../program.ts";
import { log as logarithm, poisson } from "../random/mathematics.ts";
import { philox4x32, threshold, uniform } from "../random/philox.ts";
import { purposes, streamOf, worldOf } from "../random/streams.ts";
import { toLocal, type Zone } from "../time/zones.ts";
import { type ExitReason, MAX_STEPS, type NotEnteredReason, phases, type SkipReason, stageNumbers } from "../words.ts";
import { endOfQuiet, endOfWait, isQuiet, isSendTime, nextSendTime, withinCap } from "./clock.ts";
import { churnTime, fateOf, twinOf } from "./fate.ts";
import { factorsOf, outcomesOf } from "./outcomes.ts";
import { canServe, nextChance, type PoolState, poolState, serve } from "./pools.ts";
import { type Happening, order } from "./queue.ts";
import { dayOf, type Fate, type Instance, type Queued, rowIn, type Subscriber, subscriberOf } from "./world.ts";

const CONVERTED = stageNumbers.indexOf("converted");
const HELD_DAYS = 7;

export interface ReferenceRun {
  /** Everything that happened to everyone, in the total order. */
  log: LogEntry[];
  /** By journey: responses inside the conversion window, but due after the horizon. */
  pending: number[];
  /** By journey: what became of the do-nothing twins of those who entered it first. */
  twins: Pick<JourneyCounts, "twinConverted" | "twinChurned">[];
  /** By experiment and arm. */
  arms: ArmCounts[][];
  /** What messages reserved of budgets, in millionths of the currency. */
  charges: { budget: number; amount: number }[];
}

/**
 * The slow and obvious interpreter of the dry run's rules: one queue for everyone, plain objects, the total order of section 3.
 * It is the judge of the fast engine, with which it shares random numbers, zones, resolved parameters and sets of rows.
 */
export function interpret(program: Program, replication = 0): ReferenceRun {
  const queue = new Heap<Happening>(order);
  const log: LogEntry[] = [];
  let sequence = 0;
  const pending = program.journeys.map(() => 0);
  const twins = program.journeys.map(() => ({ twinConverted: 0, twinChurned: 0 }));
  const pools = program.pools.map(poolState);
  const left = program.budgets.map(({ total }) => total);
  const charges: ReferenceRun["charges"] = [];
  const experiments = program.experiments.map(({ arms }) => ({
    arms: Array.from({ length: arms }, () => ({ entered: 0, succeeded: 0 })),
    decidesAt: Number.POSITIVE_INFINITY,
    decided: false,
    winner: -1,
  }));
  let now = program.start;

  const block = (subscriber: Pick<Subscriber, "key">, stream: number, visit: number): number[] => {
    const words = new Uint32Array(4);
    const { high, low } = subscriber.key;
    philox4x32(words, high, low, stream, worldOf(replication, visit), program.seedLow, program.seedHigh);
    return [...words];
  };
  const schedule = (subscriber: Subscriber, time: number, phase: number, instance: number, run: () => void, priority = 0) =>
    queue.add({ time, phase, priority, ...subscriber.order, instance, sequence: sequence++, run });
  const later = ({ subscriber, number, journey }: Instance, time: number, phase: number, run: () => void) =>
    schedule(subscriber, time, phase, number, run, journey.priority);
  const write = (what: LogKind, subscriber: Subscriber, instance: number, node: number, detail = "", until = now) =>
    log.push({ time: now, row: subscriber.row, instance, what, node, detail, until });
  const nodeOf = (instance: Instance): ProgramNode => program.nodes[instance.node] as ProgramNode;
  const note = (what: LogKind, instance: Instance, detail = "", until = now) =>
    write(what, instance.subscriber, instance.number, instance.node, detail, until);

  // Section 4, R1: entries.

  function whyNotEntered(subscriber: Subscriber, { entryLimit, entryGap }: ProgramJourney, own: Instance[]): NotEnteredReason | null {
    const last = own.at(-1);
    if (subscriber.churned) return "churned";
    if (subscriber.suppressed) return "suppressed";
    if (last?.active) return "already-active";
    if (own.length >= entryLimit) return "entry-limit";
    return last && now < last.endedAt + entryGap ? "gap" : null;
  }

  const ofJourney = ({ instances }: Subscriber, journey: number): Instance[] => instances.filter((one) => one.journeyAt === journey);

  function enter(subscriber: Subscriber, node: number, condition: Condition | null): void {
    if (condition && !holds(condition, subscriber, [])) return;
    const journeyAt = program.nodes[node]?.journey as number;
    const journey = program.journeys[journeyAt] as ProgramJourney;
    const reason = whyNotEntered(subscriber, journey, ofJourney(subscriber, journeyAt));
    if (reason) {
      write("not-entered", subscriber, -1, node, reason);
      return;
    }
    const instance: Instance = {
      ...{ number: subscriber.instances.length, subscriber, began: now, node, visit: 0, active: true, endedAt: 0, goalMet: false },
      ...{ responses: [], messages: new Set(), listening: null, heldSince: null, steps: 0, stepsAt: now },
      ...{ journey, journeyAt, control: subscriber.holdOut < threshold(journey.holdOut) },
      ...{ queued: null, tries: 0, arms: new Map(), sends: 0 },
    };
    subscriber.instances.push(instance);
    if (instance.number === 0) beginFate(subscriber, journeyAt);
    note("entered", instance, instance.control ? "control" : "");
    arrive(instance);
    if (!journey.exitAtEndOfStep && holdsFor(journey.exitWhen, instance)) end(instance, "exit-criteria");
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
      case "days": {
        const date = program.subscribers.dates[condition.dates]?.[subscriber.row] as number;
        const ahead = date - dayOf(toLocal(program.zones[condition.zone] as Zone, now));
        return date !== NO_DATE && condition.low <= ahead && ahead <= condition.high;
      }
      case "events": {
        const since = condition.within < 0 ? Number.NEGATIVE_INFINITY : now - condition.within;
        const times = eventsOf(subscriber, condition.event).filter(
          (time) => time <= now && time > since && time >= condition.after && time < condition.before,
        );
        return times.length >= condition.least && (condition.most < 0 || times.length <= condition.most);
      }
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
    else if (holdsFor(instance.journey.exitWhen, instance)) end(instance, "exit-criteria");
  }

  function end(instance: Instance, reason: string): void {
    if (instance.heldSince !== null) note("skipped", instance, "inactive");
    instance.heldSince = null;
    instance.queued = null;
    note("exited", instance, reason);
    instance.active = false;
    instance.endedAt = now;
  }

  // The way through the nodes.

  function leave(instance: Instance, outlet: number): void {
    if (instance.active && instance.journey.exitAtEndOfStep) check(instance);
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
    later(instance, now, nodeOf(instance).op.op === "send" ? phases.dispatch : phases.arrival, () => {
      if (arrive(instance)) act(instance);
    });
  }

  function arrive(instance: Instance): boolean {
    visit(instance);
    note("arrived", instance);
    if (instance.stepsAt !== now) instance.steps = 0;
    instance.stepsAt = now;
    instance.steps++;
    if (instance.steps <= MAX_STEPS) return true;
    if (nodeOf(instance).op.op === "send") note("skipped", instance, "inactive");
    end(instance, "loop");
    return false;
  }

  function visit(instance: Instance): void {
    const { visits } = instance.subscriber;
    instance.visit = visits.get(instance.node) ?? 0;
    visits.set(instance.node, instance.visit + 1);
  }

  /** The share that a random word falls into; a block serves four visits. */
  function shareOf(instance: Instance, stream: number, thresholds: readonly number[]): number {
    const word = block(instance.subscriber, stream, Math.floor(instance.visit / 4))[instance.visit % 4] as number;
    const first = thresholds.findIndex((limit) => word < limit);
    return first === -1 ? thresholds.length : first;
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
      case "share":
        leave(instance, shareOf(instance, op.stream, op.thresholds));
        break;
      case "experiment":
        leave(instance, armOf(instance, op));
        break;
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
        instance.tries = 0;
        gate(instance, op.send, null);
        break;
    }
  }

  // R10: experiments.

  function armOf(instance: Instance, { experiment, stream, thresholds }: Extract<ProgramOp, { op: "experiment" }>): number {
    const state = experiments[experiment] as (typeof experiments)[number];
    const { window } = program.experiments[experiment] as ProgramExperiment;
    const arm = shareOf(instance, stream, thresholds);
    if (state.decided) return state.winner === -1 ? arm : state.winner;
    if (instance.control) return arm;
    if (state.decidesAt === Number.POSITIVE_INFINITY) {
      state.decidesAt = now + window;
      schedule(instance.subscriber, state.decidesAt, phases.deadline, -1, () => decide(experiment));
    }
    (state.arms[arm] as ArmCounts).entered++;
    instance.arms.set(experiment, { arm, since: instance.sends });
    return arm;
  }

  function decide(experiment: number): void {
    const state = experiments[experiment] as (typeof experiments)[number];
    const rates = state.arms.map(({ entered, succeeded }) => (entered === 0 ? 0 : succeeded / entered));
    const { minimum } = program.experiments[experiment] as ProgramExperiment;
    state.decided = true;
    if (state.arms.every(({ entered }) => entered >= minimum)) state.winner = rates.indexOf(Math.max(...rates));
  }

  /** A response counts for the arms that the instance has taken: once each, before the decision, by messages since then. */
  function succeed(instance: Instance, stage: number, message: number): void {
    if (ofJourney(instance.subscriber, instance.journeyAt).at(-1) !== instance) return;
    for (const [experiment, { arm, since }] of instance.arms) {
      const state = experiments[experiment] as (typeof experiments)[number];
      if (program.experiments[experiment]?.metric !== stage || message <= since || state.decided) continue;
      (state.arms[arm] as ArmCounts).succeeded++;
      instance.arms.delete(experiment);
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
    if (!instance.journey.exitAtEndOfStep) check(instance);
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
    later(instance, until, phases.deadline, () => {
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
    const limit = instance.began + instance.journey.maxDuration;
    return deadline > limit ? { until: Math.max(now, limit), tooLong: true } : { until: deadline, tooLong: false };
  }

  // R4: waits for an event.

  function listen(instance: Instance, wanted: Listen): void {
    if (cameAlready(instance, wanted)) {
      leave(instance, 0);
      return;
    }
    listenFor(instance, wanted, now + wanted.seconds, () => leave(instance, 1));
  }

  function cameAlready({ subscriber, responses }: Instance, wanted: Listen): boolean {
    if (wanted.event >= 0) return eventsOf(subscriber, wanted.event).some((time) => time <= now && (wanted.countEarlier || time >= now));
    return responses.some((response) => isMeant(response, wanted) && (wanted.countEarlier || response.time >= now));
  }

  /** Waits until what is wanted comes, and goes on; or until a deadline, and does something else. */
  function listenFor(instance: Instance, to: ResponseFilter & { event: number }, deadline: number, instead: () => void): void {
    const listening = { to, heard: false };
    instance.listening = listening;
    const { until, tooLong } = endsAt(instance, deadline);
    note("waits", instance, "", until);
    later(instance, until, phases.deadline, () => {
      if (!instance.active || instance.listening !== listening) return;
      instance.listening = null;
      if (listening.heard) leave(instance, 0);
      else if (tooLong) exitAfterCheck(instance, "max-duration");
      else instead();
    });
  }

  /** A response that the instance waits for lets it go on in the phase of deadlines. */
  function hear(instance: Instance): void {
    const { listening } = instance;
    if (!listening || listening.heard) return;
    listening.heard = true;
    later(instance, now, phases.deadline, () => {
      if (!instance.active || instance.listening !== listening) return;
      instance.listening = null;
      leave(instance, 0);
    });
  }

  /** Leaves the journey from here; where the journey is checked at the end of a step, goal and exit criteria come first. */
  function exitAfterCheck(instance: Instance, reason: ExitReason): void {
    if (instance.journey.exitAtEndOfStep) check(instance);
    if (instance.active) end(instance, reason);
  }

  // R6 and R7: the send gate.

  function skip(instance: Instance, reason: SkipReason): void {
    instance.heldSince = null;
    instance.queued = null;
    note("skipped", instance, reason);
  }

  /** Goes on after a message; where a pool has just looked at it, once all pools have served this moment. */
  function goOn(instance: Instance, turn: Queued | null): void {
    if (!turn) leave(instance, 0);
    else
      later(instance, now, phases.dispatch, () => {
        if (instance.active) leave(instance, 0);
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

  const ratesOf = ({ classes }: Send, { row }: Subscriber): SendClass =>
    classes.find(({ mask }) => mask < 0 || rowIn(program.masks[mask], row)) as SendClass;

  /** `turn` where a pool looks at the message. */
  function gate(instance: Instance, send: Send, turn: Queued | null): void {
    const { subscriber, journey } = instance;
    const { quiet, budget } = journey;
    const rates = ratesOf(send, subscriber);
    const reason = barred(instance, send);
    const stop = (why: SkipReason) => {
      skip(instance, why);
      goOn(instance, turn);
    };
    if (reason) stop(reason);
    else if (send.sendTime && !isSendTime(send.sendTime, subscriber.zone, now))
      hold(instance, send, nextSendTime(send.sendTime, subscriber.zone, now), "send-time", quiet?.holdSeconds ?? HELD_DAYS * 86_400);
    else if (quiet && isQuiet(quiet, subscriber.zone, now)) meetQuietHours(instance, send, quiet, turn);
    else if (!send.transactional && !program.caps.every((cap) => withinCap(cap, subscriber, send.channel, instance.journeyAt, now)))
      stop("frequency-cap");
    else if (budget >= 0 && rates.price > (left[budget] as number)) stop("budget");
    else if (send.pool >= 0 && !turn) ask(instance, send);
    else dispatch(instance, send, rates, turn);
  }

  function meetQuietHours(instance: Instance, send: Send, quiet: QuietHours, turn: Queued | null): void {
    if (quiet.then === "hold") {
      hold(instance, send, endOfQuiet(quiet, instance.subscriber.zone, now), "quiet-hours", quiet.holdSeconds);
      return;
    }
    skip(instance, "quiet-hours");
    if (quiet.then === "skip") goOn(instance, turn);
    else exitAfterCheck(instance, "quiet-hours");
  }

  function hold(instance: Instance, send: Send, until: number, why: string, holdSeconds: number): void {
    instance.queued = null;
    instance.heldSince ??= now;
    const limit = instance.heldSince + holdSeconds;
    const time = Math.max(now, Math.min(until, limit));
    note("held", instance, why, time);
    later(instance, time, phases.dispatch, () => {
      if (!instance.active) return;
      if (until <= limit) gate(instance, send, null);
      else {
        skip(instance, "held-too-long");
        leave(instance, 0);
      }
    });
  }

  // R8: pools.

  function ask(instance: Instance, send: Send): void {
    const state = pools[send.pool] as PoolState;
    const queued: Queued = { instance, pool: send.pool, since: now };
    instance.heldSince ??= now;
    instance.queued = queued;
    note("queued", instance, state.pool.id);
    state.queue.push(queued);
    serveAt(nextChance(state, now));
    later(instance, now + state.pool.patience, phases.deadline, () => {
      if (instance.active && instance.queued === queued) giveUp(instance, state.pool);
    });
  }

  function giveUp(instance: Instance, { then }: ProgramPool): void {
    skip(instance, then === "hold" ? "not-served" : "capacity");
    if (then === "exit") exitAfterCheck(instance, "capacity");
    else leave(instance, 0);
  }

  const serviceTimes = new Set<number>();

  function serveAt(time: number): void {
    if (!Number.isFinite(time) || serviceTimes.has(time)) return;
    serviceTimes.add(time);
    queue.add({ time, phase: phases.service, priority: 0, high: 0, low: 0, instance: 0, sequence: sequence++, run: service });
  }

  /** All pools serve whom they can, in order, each those who came first. */
  function service(): void {
    serviceTimes.delete(now);
    for (const state of pools) {
      while (state.queue.length > 0 && canServe(state, now)) {
        const first = state.queue.shift() as Queued;
        const { instance } = first;
        if (!instance.active || instance.queued !== first) continue;
        gate(instance, sendOf(instance), first);
      }
      if (state.queue.length > 0) serveAt(nextChance(state, now));
    }
  }

  const sendOf = (instance: Instance): Send => {
    const { op } = nodeOf(instance);
    if (op.op !== "send") throw new Error("no message is in hand");
    return op.send;
  };

  // R9: responses.

  function dispatch(instance: Instance, send: Send, rates: SendClass, turn: Queued | null): void {
    const { subscriber, node, journey, journeyAt } = instance;
    if (turn) serve(pools[turn.pool] as PoolState, now, handlingOf(instance, send, (pools[turn.pool] as PoolState).pool));
    instance.heldSince = null;
    instance.queued = null;
    note("sent", instance);
    if (send.message !== -1) instance.messages.add(send.message);
    instance.tries++;
    instance.sends++;
    const message = instance.sends;
    const local = toLocal(subscriber.zone, now);
    const draw = (stream: number) => block(subscriber, stream, 0);
    const factors = factorsOf(program.model, subscriber.contacts, send.channel, now, draw, { preferred: subscriber.preferred, local });
    subscriber.contacts.push({ time: now, channel: send.channel, localDay: dayOf(local), journey: journeyAt });
    subscriber.attributedUntil = now + journey.conversionWindow;
    changeChurn(subscriber, program.world?.churn?.perContact);
    const words = [...block(subscriber, send.responseStream, instance.visit), ...block(subscriber, send.delayStream, instance.visit)];
    const outcomes = outcomesOf(rates, now, words, factors);
    const counts = outcomes.filter(({ time }) => time <= now + journey.conversionWindow);
    if (journey.budget >= 0 && (rates.paidStage < 0 || counts.some(({ stage }) => stage === rates.paidStage))) {
      left[journey.budget] = (left[journey.budget] as number) - rates.price;
      charges.push({ budget: journey.budget, amount: rates.price });
    }
    for (const { stage, time } of counts) {
      if (time >= program.end) pending[journeyAt] = (pending[journeyAt] ?? 0) + 1;
      else schedule(subscriber, time, phases.world, instance.number, () => respond(instance, node, send, stage, message));
    }
    later(instance, now, phases.dispatch, () => {
      if (instance.active) afterMessage(instance, send);
    });
  }

  function handlingOf(instance: Instance, send: Send, { servers, fixed, handling }: ProgramPool): number {
    if (servers === 0 || fixed) return handling;
    const word = block(instance.subscriber, send.handlingStream, instance.visit)[0] as number;
    return Math.max(1, Math.round(-logarithm(uniform(word)) * handling));
  }

  /** Waits for an answer where the message is tried again without one. */
  function afterMessage(instance: Instance, send: Send): void {
    const { retry } = send;
    const { node } = instance;
    const sentAt = now;
    const answered = instance.responses.some((one) => one.node === node && one.stage === retry?.stage && one.time >= sentAt);
    if (!retry || instance.tries > retry.attempts || answered) {
      leave(instance, 0);
      return;
    }
    const nodes = program.nodes.map((_, at) => (at === node ? 1 : 0));
    listenFor(instance, { stage: retry.stage, nodes, event: -1 }, now + retry.afterSeconds, () => {
      visit(instance);
      note("retries", instance);
      later(instance, now, phases.dispatch, () => {
        if (instance.active) gate(instance, send, null);
      });
    });
  }

  function respond(instance: Instance, node: number, send: Send, stage: number, message: number): void {
    const { subscriber } = instance;
    const name = stageNumbers[stage];
    write("response", subscriber, instance.number, node, name);
    if (stage === CONVERTED) {
      changeChurn(subscriber, program.world?.churn?.perConversion);
      refer(subscriber);
    }
    if (name === "optedOut" || name === "complained") optOut(subscriber, send.channel);
    succeed(instance, stage, message);
    if (!instance.active) return;
    const response = { stage, node, time: now };
    instance.responses.push(response);
    const { listening } = instance;
    if (listening && listening.to.event < 0 && isMeant(response, listening.to)) hear(instance);
    if (stage === instance.journey.goalStage) instance.goalMet = true;
    if (!instance.journey.exitAtEndOfStep) later(instance, now, phases.check, () => check(instance));
  }

  /** Who converts for the first time may bring others. */
  function refer(subscriber: Subscriber): void {
    const { referral } = program;
    if (!referral || subscriber.converted) return;
    subscriber.converted = true;
    if (referral.mask >= 0 && !rowIn(program.masks[referral.mask], subscriber.row)) return;
    const brought = poisson(referral.mean, uniform(block(subscriber, referral.stream, 0)[0] as number));
    if (brought > 0) write("referred", subscriber, subscriber.instances.length - 1, -1, String(brought));
  }

  function optOut({ consent, fields }: Subscriber, channel: number): void {
    consent.delete(channel);
    const field = program.optOutField[channel] as number;
    if (field >= 0) fields.set(field, 1);
  }

  // Section 7: what happens without contact.

  function beginFate(subscriber: Subscriber, journey: number): void {
    const fate = fateOf(program, subscriber.row, now, (stream) => block(subscriber, stream, 0));
    subscriber.fate = fate;
    const twin = twinOf(program, fate);
    const counts = twins[journey] as (typeof twins)[number];
    if (twin.converts) counts.twinConverted++;
    if (twin.churns) counts.twinChurned++;
    // Before events and the instances of the same moment: churn first.
    if (Number.isFinite(fate.baseline)) schedule(subscriber, fate.baseline, phases.world, -2, () => convertAlone(subscriber));
    awaitChurn(subscriber, fate);
  }

  function awaitChurn(subscriber: Subscriber, fate: Fate): void {
    const time = churnTime(fate);
    if (Number.isFinite(time))
      schedule(subscriber, time, phases.world, -3, () => {
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
    write("baseline", subscriber, subscriber.instances.length - 1, -1, now <= subscriber.attributedUntil ? "attributed" : "");
    refer(subscriber);
    for (const instance of subscriber.instances) if (instance.active && instance.journey.goalStage === CONVERTED) instance.goalMet = true;
    touch(subscriber);
  }

  /** Goal and exit criteria are looked at after something happened to a subscriber. */
  function touch(subscriber: Subscriber): void {
    for (const instance of subscriber.instances)
      if (instance.active && !instance.journey.exitAtEndOfStep) later(instance, now, phases.check, () => check(instance));
  }

  // R12: events.

  /** Times of an event so far, and in the history. */
  function eventsOf({ row, events }: Subscriber, stream: number): number[] {
    const { offsets, times } = program.events[stream] as ProgramEvents;
    return [...times.subarray(offsets[row], offsets[row + 1]), ...(events.get(stream) ?? [])];
  }

  function beginEvents(subscriber: Subscriber): void {
    for (const [stream, { replayed, rates, offsets, times, stream: salt }] of program.events.entries()) {
      const happens = (time: number) => schedule(subscriber, time, phases.world, -1 + stream / 1000, () => happen(subscriber, stream));
      if (replayed)
        for (const time of times.subarray(offsets[subscriber.row], offsets[subscriber.row + 1])) if (time >= program.start) happens(time);
      const rate = rates?.[subscriber.row] ?? 0;
      if (rate === 0 || subscriber.churned) continue;
      let time = program.start;
      for (let drawn = 0; ; drawn++) {
        const word = block(subscriber, salt, Math.floor(drawn / 4))[drawn % 4] as number;
        time += 1 + Math.floor(-logarithm(uniform(word)) / rate);
        if (time >= program.end) break;
        happens(time);
      }
    }
  }

  function happen(subscriber: Subscriber, stream: number): void {
    const { name, replayed } = program.events[stream] as ProgramEvents;
    if (!replayed && subscriber.gone) return;
    if (!replayed) subscriber.events.set(stream, [...(subscriber.events.get(stream) ?? []), now]);
    write("event", subscriber, subscriber.instances.length - 1, -1, name);
    for (const instance of subscriber.instances) {
      if (!instance.active) continue;
      if (instance.journey.goalEvent === stream) instance.goalMet = true;
      if (instance.listening?.to.event === stream) hear(instance);
    }
    for (const { event, node, condition } of program.triggers)
      if (event === stream) schedule(subscriber, now, phases.entry, 1, () => enter(subscriber, node, condition));
    touch(subscriber);
  }

  /** Daily looks at who is newly in a segment. */
  function beginScans(subscriber: Subscriber): void {
    for (const { midnights, newly, condition, node } of program.scans) {
      const days = newly ? [...newly.days.subarray(newly.offsets[subscriber.row], newly.offsets[subscriber.row + 1])] : [];
      now = midnights[0] as number;
      let was = condition !== null && holds(condition, subscriber, []);
      for (const [at, time] of midnights.entries()) {
        if (at === 0) continue;
        schedule(subscriber, time, phases.entry, 2, () => {
          const isIn = condition === null ? days.includes(at) : holds(condition, subscriber, []);
          if (isIn && (condition === null || !was)) enter(subscriber, node, null);
          was = isIn;
        });
      }
    }
  }

  // The run.

  for (let row = 0; row < program.subscribers.rows; row++) {
    if (program.subscribers.sample && !rowIn(program.subscribers.sample, row)) continue;
    const key = { high: program.subscribers.high[row] as number, low: program.subscribers.low[row] as number };
    const words = new Uint32Array(4);
    philox4x32(words, key.high, key.low, streamOf("", purposes.order), 0, program.seedLow, program.seedHigh);
    const holdOut = block({ key }, streamOf("", purposes.holdOut), 0)[0] as number;
    const subscriber = subscriberOf(program, row, { high: words[0] as number, low: words[1] as number }, holdOut);
    const canEnter = program.triggers.length > 0 || program.scans.length > 0;
    let due = false;
    for (const { node, time, mask, condition } of program.entries) {
      const asked = condition !== null && time >= program.start && time < program.end;
      if (!asked && !rowIn(program.masks[mask], row)) continue;
      now = time;
      if (time < program.start) write("not-entered", subscriber, -1, node, "before-start");
      else if (time >= program.end) write("not-entered", subscriber, -1, node, "after-horizon");
      else {
        due = true;
        schedule(subscriber, time, phases.entry, 0, () => enter(subscriber, node, condition));
      }
    }
    if (!due && !canEnter) continue;
    beginEvents(subscriber);
    beginScans(subscriber);
  }
  for (let next = queue.take(); next && next.time < program.end; next = queue.take()) {
    now = next.time;
    next.run();
  }
  return { log, pending, twins, arms: experiments.map(({ arms }) => arms), charges };
}
