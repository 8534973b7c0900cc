import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { JourneyCounts, NodeCounts, PoolCounts, RunCounts } from "../counts.ts";
import type { Program, ProgramNode, ProgramPool } from "../program.ts";
import { dayBounds } from "../time/days.ts";
import { toLocal, type Zone } from "../time/zone.ts";
import { exitReasons, notEnteredReasons, skipReasons, stageNumbers, waitBounds } from "../words.ts";
import type { ReferenceRun } from "./interpreter.ts";
import { rowIn } from "./world.ts";

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

const names = (list: readonly string[]): readonly string[] => list;

function add(counts: number[], index: number): void {
  if (index < 0 || index >= counts.length) throw new Error(`no count ${index}`);
  counts[index] = (counts[index] as number) + 1;
}

const emptyNode = (node: ProgramNode): NodeCounts => ({
  ...{ entered: 0, waiting: 0, held: 0, sent: 0, paid: 0, retried: 0 },
  left: zeros(node.outlets.length),
  exited: zeros(exitReasons.length + 1),
  skipped: zeros(skipReasons.length),
  responses: zeros(stageNumbers.length),
});

const emptyJourney = (): JourneyCounts => ({
  ...{ matched: 0, entered: 0, control: 0, completed: 0, inProgress: 0, pending: 0, baseline: 0, baselineAttributed: 0 },
  ...{ churned: 0, twinConverted: 0, twinChurned: 0, referrals: 0, notEntered: zeros(notEnteredReasons.length) },
});

const emptyPool = ({ opens }: ProgramPool): PoolCounts => ({
  ...{ asked: 0, served: 0, notServed: 0, left: 0, waiting: 0, servedAtOnce: 0, waited: 0 },
  within: zeros(waitBounds.length),
  periods: zeros(opens.length),
});

/** Counts of a run, taken from its log, and from what the interpreter says of money, arms and twins. */
export function tally(program: Program, { log, pending, twins, arms, charges }: ReferenceRun): RunCounts {
  const zone = program.zones[program.journeyZone] as Zone;
  const localDay = (time: number) => Math.floor(toLocal(zone, time) / SECONDS_PER_DAY);
  const nodes = program.nodes.map(emptyNode);
  const journeys = program.journeys.map((_, at) => ({ ...emptyJourney(), pending: pending[at] ?? 0, ...twins[at] }));
  const pools = program.pools.map(emptyPool);
  const counts: RunCounts = {
    journeys,
    nodes,
    pools,
    stages: zeros(program.stages.length),
    experiments: arms,
    committed: program.budgets.map((_, at) => charges.filter(({ budget }) => budget === at).reduce((sum, { amount }) => sum + amount, 0)),
    days: dayBounds(zone, program.start, program.end)
      .slice(1)
      .map(() => ({
        ...{ entered: zeros(nodes.length), sent: zeros(nodes.length), paid: zeros(nodes.length) },
        ...{ asked: zeros(pools.length), served: zeros(pools.length), gone: zeros(pools.length) },
      })),
  };
  const stagesSeen = new Set<string>();
  /** Journey that each subscriber entered first. */
  const home = new Map<number, JourneyCounts>();
  /** Instances that are in a wait or held, and those in a queue, by row and number. */
  const resting = new Map<string, { node: number; what: "waiting" | "held" }>();
  const queued = new Map<string, { pool: number; since: number }>();
  for (const { what, node, detail, row, instance, time } of log) {
    const day = counts.days[localDay(time) - localDay(program.start)];
    if (node === -1) {
      const own = home.get(row) ?? emptyJourney();
      if (what === "churned") own.churned++;
      if (what === "baseline") own.baseline++;
      if (what === "baseline" && detail === "attributed") own.baselineAttributed++;
      if (what === "referred") own.referrals += Number(detail);
      continue;
    }
    const { op, outlets, stage, journey } = program.nodes[node] as ProgramNode;
    const own = journeys[journey] as JourneyCounts;
    const here = nodes[node] as NodeCounts;
    const who = `${row}/${instance}`;
    const send = op.op === "send" ? op.send.classes.find(({ mask }) => mask < 0 || rowIn(program.masks[mask], row)) : undefined;
    const pay = () => {
      here.paid += send?.price ?? 0;
      if (day) day.paid[node] = (day.paid[node] ?? 0) + (send?.price ?? 0);
    };
    /** The message leaves its pool's queue: served, or for another reason. */
    const leaveQueue = (how: "served" | "notServed" | "left") => {
      const place = queued.get(who);
      if (!place) return;
      queued.delete(who);
      const pool = pools[place.pool] as PoolCounts;
      pool[how]++;
      add((how === "served" ? day?.served : day?.gone) ?? [], place.pool);
      if (how !== "served") return;
      const waited = time - place.since;
      pool.waited += waited;
      if (waited === 0) pool.servedAtOnce++;
      for (const [at, bound] of waitBounds.entries()) if (waited <= bound) add(pool.within, at);
      add(pool.periods, program.pools[place.pool]?.closes.findIndex((close) => close > time) ?? -1);
    };
    switch (what) {
      case "not-entered":
        own.matched++;
        add(own.notEntered, names(notEnteredReasons).indexOf(detail));
        break;
      case "entered":
        own.matched++;
        own.entered++;
        if (detail === "control") own.control++;
        if (!home.has(row)) home.set(row, own);
        break;
      case "arrived":
        here.entered++;
        add(day?.entered ?? [], node);
        if (stage >= 0 && !stagesSeen.has(`${who}/${stage}`)) add(counts.stages, stage);
        stagesSeen.add(`${who}/${stage}`);
        break;
      case "waits":
        resting.set(who, { node, what: "waiting" });
        break;
      case "held":
        leaveQueue("left");
        resting.set(who, { node, what: "held" });
        break;
      case "queued": {
        const pool = op.op === "send" ? op.send.pool : -1;
        resting.set(who, { node, what: "held" });
        queued.set(who, { pool, since: time });
        (pools[pool] as PoolCounts).asked++;
        add(day?.asked ?? [], pool);
        break;
      }
      case "skipped":
        leaveQueue(detail === "not-served" || detail === "capacity" ? "notServed" : "left");
        add(here.skipped, names(skipReasons).indexOf(detail));
        break;
      case "sent":
        leaveQueue("served");
        here.sent++;
        add(day?.sent ?? [], node);
        if (send?.paidStage === -1) pay();
        break;
      case "retries":
        here.retried++;
        break;
      case "response":
        add(here.responses, names(stageNumbers).indexOf(detail));
        if (send && send.paidStage >= 0 && stageNumbers[send.paidStage] === detail) pay();
        break;
      case "updated": {
        const moved = op.op === "update" ? op.update.stage : -1;
        if (moved >= 0 && !stagesSeen.has(`${who}/${moved}`)) add(counts.stages, moved);
        stagesSeen.add(`${who}/${moved}`);
        break;
      }
      case "left":
        resting.delete(who);
        add(here.left, outlets.indexOf(detail));
        break;
      case "completed":
        own.completed++;
        break;
      case "exited":
        resting.delete(who);
        add(here.exited, op.op === "end" && op.reason === detail ? exitReasons.length : names(exitReasons).indexOf(detail));
        break;
    }
  }
  for (const { node, what } of resting.values()) {
    (nodes[node] as NodeCounts)[what]++;
    (journeys[program.nodes[node]?.journey ?? 0] as JourneyCounts).inProgress++;
  }
  for (const { pool } of queued.values()) (pools[pool] as PoolCounts).waiting++;
  return counts;
}
