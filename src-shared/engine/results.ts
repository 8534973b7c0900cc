import { dateTimeText } from "../lib/civil.ts";
import { type Badge, badges } from "../model/response.ts";
import type { NodeResult, Results } from "../model/results.ts";
import type { Compiled } from "./compile/index.ts";
import type { JourneyCounts, NodeCounts, RunCounts } from "./counts.ts";
import type { EngineInput } from "./options.ts";
import type { Program, ProgramJourney, ProgramNode } from "./program.ts";
import { money, sharedResults } from "./shared-results.ts";
import type { Solved } from "./solve.ts";
import { zonesVersion } from "./time/zones.ts";
import { ENGINE_VERSION } from "./version.ts";
import { exitReasons, notEnteredReasons, skipReasons, stageNumbers } from "./words.ts";

const CONVERTED = stageNumbers.indexOf("converted");

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
    ...(counts.retried > 0 ? { retried: counts.retried } : {}),
    ...{ delivered, opened, answered, clicked, converted, optedOut, complained },
    cost: money(counts.paid),
  };
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const add = (into: Record<string, number>, from: Record<string, number>) => {
  for (const [name, count] of Object.entries(from)) into[name] = (into[name] ?? 0) + count;
};

/** Positions of a journey's nodes in the program. */
const nodesOf = (program: Program, journey: number): number[] =>
  program.nodes.flatMap((node, at) => (node.journey === journey ? [at] : []));

function dayResults(program: Program, counts: RunCounts, own: readonly number[]): Results["days"] {
  const ids = own.map((at) => program.nodes[at]?.id as string);
  return counts.days.map(({ entered, sent, paid }, day) => {
    const of = (all: readonly number[]) => own.map((at) => all[at] ?? 0);
    const spent = of(paid);
    const spentByNode = Object.fromEntries(spent.flatMap((amount, at) => (amount > 0 ? [[ids[at] as string, money(amount)]] : [])));
    return { day, nodes: named(ids, of(entered)), sent: named(ids, of(sent)), spent: spentByNode, cost: money(total(spent)) };
  });
}

const weakest = (found: readonly Badge[]): Badge => badges[Math.max(0, ...found.map((badge) => badges.indexOf(badge)))] ?? "yours";

/** Conversions, those that follow a message, and those that the twins would not have had. `caused` are conversions by messages. */
function outcomesOf(program: Program, caused: number, counts: JourneyCounts): Results["outcomes"] {
  const converted = caused + counts.baseline;
  return {
    converted,
    attributed: caused + counts.baselineAttributed,
    incremental: converted - counts.twinConverted,
    churned: counts.churned,
    pending: counts.pending,
    ...(program.referral ? { referrals: counts.referrals } : {}),
  };
}

/** Cost, revenue of all conversions, margin of what the twins would not have brought, and its return on the cost. */
function moneyOf(program: Program, counts: RunCounts, journey: number, own: readonly number[]): Results["money"] {
  const cost = money(total(own.map((at) => counts.nodes[at]?.paid ?? 0)));
  const { value } = program.journeys[journey] as ProgramJourney;
  if (!value) return { cost, revenue: 0, incrementalMargin: 0, roi: null };
  const { arpuChange, months, margin, arpu } = value;
  const { baseline, twinConverted, twinChurned, churned } = counts.journeys[journey] as JourneyCounts;
  const cents = (amount: number) => Math.round(amount * 100) / 100;
  const byMessages = total(
    own.map((at) => {
      const { op } = program.nodes[at] as ProgramNode;
      const converted = counts.nodes[at]?.responses[CONVERTED] ?? 0;
      return op.op === "send" ? converted * (op.send.arpuChange ?? arpuChange) : 0;
    }),
  );
  const gained = byMessages + baseline * arpuChange;
  const incrementalMargin = cents((gained - twinConverted * arpuChange + (twinChurned - churned) * arpu) * months * margin);
  return { cost, revenue: cents(gained * months), incrementalMargin, roi: cost > 0 ? (incrementalMargin - cost) / cost : null };
}

/** Names of the other journeys of the run, and hashes of what is executed of each. */
function partnersOf({ program, journeyHashes }: Compiled, journey: number): { together: string[]; togetherHashes: string[] } {
  const others = [...program.journeys.keys()].filter((at) => at !== journey);
  return {
    together: others.map((at) => program.journeys[at]?.name as string),
    togetherHashes: others.map((at) => journeyHashes[at] as string),
  };
}

/** The results of one replication for one of the run's journeys, in the form in which they are shown, saved and exported. */
export function resultsOf(input: EngineInput, compiled: Compiled, { counts, decisions, longest }: Solved, journey = 0): Results {
  const { program } = compiled;
  const { options } = input;
  const own = nodesOf(program, journey);
  const totals = counts.journeys[journey] as JourneyCounts;
  const nodes = own.map((at) => nodeResult(program.nodes[at] as ProgramNode, counts.nodes[at] as NodeCounts));
  const exited: Record<string, number> = {};
  for (const { exitedHere } of nodes) add(exited, exitedHere);
  const caused = total(nodes.map(({ converted }) => converted));
  const edges = own.flatMap((at) =>
    (program.nodes[at] as ProgramNode).edges.flatMap((id, outlet) =>
      id === null ? [] : [[id, counts.nodes[at]?.left[outlet] ?? 0] as const],
    ),
  );
  const ids = new Set(own.map((at) => program.nodes[at]?.id));
  const parameters = compiled.parameters.filter(({ node }) => ids.has(node));
  return {
    format: "throughline.results",
    version: 1,
    manifest: {
      engine: ENGINE_VERSION,
      zones: zonesVersion,
      seed: options.seed,
      replications: options.replications,
      ratesDrawn: compiled.sendsOf !== null,
      start: `${dateTimeText(program.start)}Z`,
      horizonDays: options.horizonDays,
      mode: options.mode,
      ...(options.sample === undefined ? {} : { sample: options.sample }),
      dataHash: input.base.dataHash,
      journeyHash: compiled.journeyHashes[journey] as string,
      parameterHash: compiled.parameterHash,
      ...(program.journeys.length > 1 ? partnersOf(compiled, journey) : {}),
    },
    journey: {
      matched: totals.matched,
      notEntered: named(notEnteredReasons, totals.notEntered),
      entered: totals.entered,
      control: totals.control,
      completed: totals.completed,
      exited,
      inProgress: totals.inProgress,
    },
    nodes: Object.fromEntries(nodes.map((node, at) => [program.nodes[own[at] as number]?.id as string, node])),
    edges: Object.fromEntries(edges),
    stages: Object.fromEntries(
      program.stages.flatMap((stage, at) => (stage.journey === journey ? [[stage.name, counts.stages[at] ?? 0]] : [])),
    ),
    days: dayResults(program, counts, own),
    money: moneyOf(program, counts, journey, own),
    outcomes: outcomesOf(program, caused, totals),
    ranges: {},
    ...sharedResults(program, counts, decisions, longest, journey),
    parameters,
    ...(compiled.model.length > 0 ? { model: compiled.model } : {}),
    badge: weakest([...parameters, ...compiled.model].map(({ badge }) => badge)),
  };
}
