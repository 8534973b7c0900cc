import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { NodeCounts, RunCounts } from "../counts.ts";
import type { Program, ProgramNode } from "../program.ts";
import { dayBounds } from "../time/days.ts";
import { toLocal, type Zone } from "../time/zones.ts";
import { exitReasons, notEnteredReasons, skipReasons, stageNumbers } from "../words.ts";
import type { ReferenceRun } from "./interpreter.ts";

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

const names = (list: readonly string[]): readonly string[] => list;

function add(counts: number[], index: number): void {
  if (index < 0 || index >= counts.length) throw new Error(`no count ${index}`);
  counts[index] = (counts[index] as number) + 1;
}

const emptyNode = (node: ProgramNode): NodeCounts => ({
  ...{ entered: 0, waiting: 0, held: 0, sent: 0, paid: 0 },
  left: zeros(node.outlets.length),
  exited: zeros(exitReasons.length + 1),
  skipped: zeros(skipReasons.length),
  responses: zeros(stageNumbers.length),
});

/** Counts of a run, taken from its log alone. */
export function tally(program: Program, { log, pending, twins }: ReferenceRun): RunCounts {
  const zone = program.zones[program.journeyZone] as Zone;
  const localDay = (time: number) => Math.floor(toLocal(zone, time) / SECONDS_PER_DAY);
  const nodes = program.nodes.map(emptyNode);
  const counts: RunCounts = {
    ...{ matched: 0, entered: 0, control: 0, completed: 0, inProgress: 0, pending },
    ...{ baseline: 0, baselineAttributed: 0, churned: 0, twinConverted: twins.converted, twinChurned: twins.churned },
    notEntered: zeros(notEnteredReasons.length),
    stages: zeros(program.stages.length),
    nodes,
    days: dayBounds(zone, program.start, program.end)
      .slice(1)
      .map(() => ({ entered: zeros(nodes.length), sent: zeros(nodes.length), paid: zeros(nodes.length) })),
  };
  const stagesSeen = new Set<string>();
  /** Instances that are in a wait or held, by row and number. */
  const resting = new Map<string, { node: number; what: "waiting" | "held" }>();
  for (const { what, node, detail, row, instance, time } of log) {
    if (what === "churned") counts.churned++;
    if (what === "baseline") counts.baseline++;
    if (what === "baseline" && detail === "attributed") counts.baselineAttributed++;
    if (node === -1) continue;
    const { op, outlets, stage } = program.nodes[node] as ProgramNode;
    const here = nodes[node] as NodeCounts;
    const who = `${row}/${instance}`;
    const pay = () => {
      here.paid++;
      add(counts.days[day]?.paid ?? [], node);
    };
    const day = localDay(time) - localDay(program.start);
    const paidStage = op.op === "send" ? op.send.paidStage : -1;
    switch (what) {
      case "not-entered":
        counts.matched++;
        add(counts.notEntered, names(notEnteredReasons).indexOf(detail));
        break;
      case "entered":
        counts.matched++;
        counts.entered++;
        if (detail === "control") counts.control++;
        break;
      case "arrived":
        here.entered++;
        add(counts.days[day]?.entered ?? [], node);
        if (stage >= 0 && !stagesSeen.has(`${who}/${stage}`)) add(counts.stages, stage);
        stagesSeen.add(`${who}/${stage}`);
        break;
      case "waits":
        resting.set(who, { node, what: "waiting" });
        break;
      case "held":
        resting.set(who, { node, what: "held" });
        break;
      case "skipped":
        add(here.skipped, names(skipReasons).indexOf(detail));
        break;
      case "sent":
        here.sent++;
        add(counts.days[day]?.sent ?? [], node);
        if (paidStage === -1) pay();
        break;
      case "response":
        add(here.responses, names(stageNumbers).indexOf(detail));
        if (paidStage >= 0 && stageNumbers[paidStage] === detail) pay();
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
        counts.completed++;
        break;
      case "exited":
        resting.delete(who);
        add(here.exited, op.op === "end" && op.reason === detail ? exitReasons.length : names(exitReasons).indexOf(detail));
        break;
    }
  }
  for (const { node, what } of resting.values()) {
    (nodes[node] as NodeCounts)[what]++;
    counts.inProgress++;
  }
  return counts;
}
