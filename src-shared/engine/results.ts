import { dateTimeText } from "../lib/civil.ts";
import { type Badge, badges } from "../model/response.ts";
import type { NodeResult, Results } from "../model/results.ts";
import type { Compiled } from "./compile/index.ts";
import type { NodeCounts, RunCounts } from "./counts.ts";
import type { EngineInput } from "./options.ts";
import type { Program, ProgramNode } from "./program.ts";
import { zonesVersion } from "./time/zones.ts";
import { ENGINE_VERSION } from "./version.ts";
import { exitReasons, notEnteredReasons, skipReasons } from "./words.ts";

/** Names with their counts, those at zero left out; a name that stands twice counts together. */
function named(names: readonly string[], counts: readonly number[]): Record<string, number> {
  const record: Record<string, number> = {};
  for (const [at, count] of counts.entries()) {
    const name = names[at];
    if (name !== undefined && count > 0) record[name] = (record[name] ?? 0) + count;
  }
  return record;
}

const reasonsOf = ({ op }: ProgramNode): string[] => [...exitReasons, ...(op.op === "end" ? [op.reason] : [])];

/** Millionths of the currency, exact. */
const spentMicro = ({ op }: ProgramNode, paid: number): bigint => (op.op === "send" ? BigInt(paid) * BigInt(op.send.price) : 0n);

/** Millionths rounded once, half up, to hundredths of the currency. */
const money = (micro: bigint): number => Number((micro + 5_000n) / 10_000n) / 100;

function nodeResult(node: ProgramNode, counts: NodeCounts): NodeResult {
  const [delivered, opened, answered, clicked, converted, optedOut, complained] = counts.responses as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    entered: counts.entered,
    left: Object.fromEntries(node.outlets.map((outlet, at) => [outlet, counts.left[at] ?? 0])),
    exitedHere: named(reasonsOf(node), counts.exited),
    waiting: counts.waiting,
    held: counts.held,
    sent: counts.sent,
    skipped: named(skipReasons, counts.skipped),
    ...{ delivered, opened, answered, clicked, converted, optedOut, complained },
    cost: money(spentMicro(node, counts.paid)),
  };
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const add = (into: Record<string, number>, from: Record<string, number>) => {
  for (const [name, count] of Object.entries(from)) into[name] = (into[name] ?? 0) + count;
};

function dayResults(program: Program, counts: RunCounts): Results["days"] {
  const ids = program.nodes.map(({ id }) => id);
  return counts.days.map(({ entered, sent, paid }, day) => {
    const spent = program.nodes.map((node, at) => spentMicro(node, paid[at] ?? 0));
    const spentByNode = Object.fromEntries(spent.flatMap((amount, at) => (amount > 0n ? [[ids[at] as string, money(amount)]] : [])));
    return { day, nodes: named(ids, entered), sent: named(ids, sent), spent: spentByNode, cost: money(total(spent)) };
  });
}

const weakest = (found: readonly Badge[]): Badge => badges[Math.max(0, ...found.map((badge) => badges.indexOf(badge)))] ?? "yours";

/** What the run spent, in millionths of the currency. */
export function costMicro(program: Program, counts: RunCounts): bigint {
  return total(program.nodes.map((node, at) => spentMicro(node, counts.nodes[at]?.paid ?? 0)));
}

/** Conversions, those that follow a message, and those that the twins would not have had. `caused` are conversions by messages. */
function outcomesOf(caused: number, counts: RunCounts): Results["outcomes"] {
  const converted = caused + counts.baseline;
  return {
    converted,
    attributed: caused + counts.baselineAttributed,
    incremental: converted - counts.twinConverted,
    churned: counts.churned,
    pending: counts.pending,
  };
}

/** Cost, revenue of all conversions, margin of what the twins would not have brought, and its return on the cost. */
function moneyOf({ value, ...program }: Program, counts: RunCounts, { converted, incremental }: Results["outcomes"]): Results["money"] {
  const cost = money(costMicro({ ...program, value }, counts));
  if (!value) return { cost, revenue: 0, incrementalMargin: 0, roi: null };
  const { arpuChange, months, margin, arpu } = value;
  const cents = (amount: number) => Math.round(amount * 100) / 100;
  const kept = counts.twinChurned - counts.churned;
  const incrementalMargin = cents((incremental * arpuChange + kept * arpu) * months * margin);
  return {
    cost,
    revenue: cents(converted * arpuChange * months),
    incrementalMargin,
    roi: cost > 0 ? (incrementalMargin - cost) / cost : null,
  };
}

/** The results of one replication, in the form in which they are shown, saved and exported. */
export function resultsOf(input: EngineInput, compiled: Compiled, counts: RunCounts): Results {
  const { program } = compiled;
  const { options } = input;
  const nodes = program.nodes.map((node, at) => nodeResult(node, counts.nodes[at] as NodeCounts));
  const exited: Record<string, number> = {};
  for (const { exitedHere } of nodes) add(exited, exitedHere);
  const outcomes = outcomesOf(
    nodes.reduce((sum, node) => sum + node.converted, 0),
    counts,
  );
  const edges = program.nodes.flatMap(({ edges: ids }, at) =>
    ids.flatMap((id, outlet) => (id === null ? [] : [[id, counts.nodes[at]?.left[outlet] ?? 0] as const])),
  );
  return {
    format: "throughline.results",
    version: 1,
    manifest: {
      engine: ENGINE_VERSION,
      zones: zonesVersion,
      seed: options.seed,
      replications: options.replications,
      start: `${dateTimeText(program.start)}Z`,
      horizonDays: options.horizonDays,
      mode: options.mode,
      ...(options.sample === undefined ? {} : { sample: options.sample }),
      dataHash: input.base.dataHash,
      journeyHash: compiled.journeyHash,
      parameterHash: compiled.parameterHash,
    },
    journey: {
      matched: counts.matched,
      notEntered: named(notEnteredReasons, counts.notEntered),
      entered: counts.entered,
      control: counts.control,
      completed: counts.completed,
      exited,
      inProgress: counts.inProgress,
    },
    nodes: Object.fromEntries(nodes.map((node, at) => [program.nodes[at]?.id as string, node])),
    edges: Object.fromEntries(edges),
    stages: Object.fromEntries(program.stages.map((stage, at) => [stage, counts.stages[at] ?? 0])),
    days: dayResults(program, counts),
    money: moneyOf(program, counts, outcomes),
    outcomes,
    ranges: {},
    parameters: compiled.parameters,
    ...(compiled.model.length > 0 ? { model: compiled.model } : {}),
    badge: weakest([...compiled.parameters, ...compiled.model].map(({ badge }) => badge)),
  };
}
