import { moneyText } from "../lib/numbers.ts";
import type { Plan, PlanDetails } from "../model/plan.ts";
import type { Segment } from "../model/segment.ts";
import { nodeKinds } from "../nodes/index.ts";
import { sentence } from "../segments/sentence.ts";
import { makeAssumptions, makeExcluded, makeWarnings } from "./assumptions.ts";
import { dateOfDay, isoWeek, localDate } from "./dates.ts";
import { makeEffect } from "./effect.ts";
import { expectedSentence } from "./expected.ts";
import { type Ledger, makeLedger } from "./ledger.ts";
import { channelIdOf, nodeLabel, type PlanRun, usedStages } from "./run.ts";
import { makeTouchpoints } from "./touchpoints.ts";
import { runDrawsRates } from "./uncertainty.ts";

export type { PlanRun } from "./run.ts";

export interface PlanInput {
  run: PlanRun;
  details: PlanDetails;
  /** ISO 4217 code of the workspace. */
  currency: string;
  /** Zone of the workspace; the journey's own zone goes first. */
  timeZone: string;
}

/**
 * The campaign plan of one run: every number is the run's own or follows from it exactly. Money is rounded once, to the
 * minor unit of the currency, so that touchpoints, channels, days and weeks each add up to the total.
 */
export function makePlan({ run, details, currency, timeZone }: PlanInput): Plan {
  const { results, journey } = run;
  const zone = journey.settings.timeZone ?? timeZone;
  const ledger = makeLedger(results, currency);
  const firstDate = localDate(results.manifest.start, zone);
  const touchpoints = makeTouchpoints(run, details, ledger, firstDate);
  const summary = makeSummary(run, ledger, touchpoints);
  const lastDay = Math.max(0, ...touchpoints.map(({ lastDay }) => lastDay ?? 0));
  return {
    format: "throughline.plan",
    version: 1,
    journey: { id: journey.id, name: journey.name, description: journey.description ?? "" },
    run: {
      id: run.id,
      name: run.name,
      at: run.at,
      seed: results.manifest.seed,
      replications: results.manifest.replications,
      start: results.manifest.start,
      horizonDays: results.manifest.horizonDays,
      firstDate,
      lastDate: dateOfDay(firstDate, lastDay),
      engine: results.manifest.engine,
      dataHash: results.manifest.dataHash,
      journeyHash: results.manifest.journeyHash,
    },
    details,
    currency,
    timeZone: zone,
    summary: {
      ...summary,
      sentence: expectedSentence(summary, currency, { replications: results.manifest.replications, draws: runDrawsRates(run) }),
    },
    funnel: usedStages(journey, results).map((stage) => ({
      stage,
      entered: results.stages[stage] ?? 0,
      share: results.journey.entered > 0 ? (results.stages[stage] ?? 0) / results.journey.entered : null,
    })),
    touchpoints,
    channelMix: summary.channels.map((channel) => {
      const own = touchpoints.filter((touchpoint) => touchpoint.channel === channel);
      const minor = own.reduce((sum, { id }) => sum + (ledger.byNode.get(id) ?? 0), 0);
      return {
        channel,
        label: channelLabel(channel),
        sent: own.reduce((sum, { sent }) => sum + sent, 0),
        converted: own.reduce((sum, { converted }) => sum + converted, 0),
        cost: minor / ledger.unit,
      };
    }),
    calendar: makeCalendar(run, ledger, firstDate),
    budget: makeBudget(run, ledger, firstDate, summary.channels),
    segments: makeSegments(run),
    assumptions: makeAssumptions(run),
    excluded: makeExcluded(run),
    warnings: makeWarnings(run, (value) => moneyText(value, currency)),
  };
}

function channelLabel(channel: string): string {
  return nodeKinds.get(channel)?.label ?? channel;
}

function channelByNode({ journey }: PlanRun): Map<string, string> {
  return new Map(
    journey.nodes.flatMap((node) => {
      const channel = channelIdOf(node);
      return channel === undefined ? [] : [[node.id, channel] as const];
    }),
  );
}

function makeSummary(run: PlanRun, ledger: Ledger, touchpoints: Plan["touchpoints"]): Omit<Plan["summary"], "sentence"> {
  const { results } = run;
  const { converted } = results.outcomes;
  const { matched, entered, control } = results.journey;
  const used = new Set(touchpoints.map(({ channel }) => channel));
  const cost = ledger.total / ledger.unit;
  return {
    matched,
    entered,
    control,
    converted,
    convertedRange: results.ranges["outcomes.converted"] ?? null,
    conversionRate: entered > 0 ? converted / entered : null,
    sent: touchpoints.reduce((sum, touchpoint) => sum + touchpoint.sent, 0),
    cost,
    costPerConversion: converted > 0 ? cost / converted : null,
    effect: makeEffect(run, cost),
    channels: [...nodeKinds.keys()].filter((kind) => used.has(kind)),
    badge: results.badge,
  };
}

function makeCalendar(run: PlanRun, ledger: Ledger, firstDate: string): Plan["calendar"] {
  const channelOfNode = channelByNode(run);
  const costs = new Map<number, number>();
  for (const { day, cost } of ledger.cells) costs.set(day, (costs.get(day) ?? 0) + cost);
  return run.results.days.flatMap(({ day, sent }) => {
    const byChannel: Record<string, number> = {};
    for (const [node, count] of Object.entries(sent)) {
      const channel = channelOfNode.get(node);
      if (channel !== undefined && count > 0) byChannel[channel] = (byChannel[channel] ?? 0) + count;
    }
    const cost = costs.get(day) ?? 0;
    if (cost === 0 && Object.keys(byChannel).length === 0) return [];
    return [{ day, date: dateOfDay(firstDate, day), sent: byChannel, cost: cost / ledger.unit }];
  });
}

/** Cost by channel and ISO week (`week` is the ISO number, `from` its Monday); weeks without cost are left out. */
function makeBudget(run: PlanRun, ledger: Ledger, firstDate: string, channels: readonly string[]): Plan["budget"] {
  const channelOfNode = channelByNode(run);
  const sums = new Map<string, Plan["budget"][number]>();
  for (const { node, day, cost } of ledger.cells) {
    const channel = channelOfNode.get(node) ?? "";
    const { week, monday } = isoWeek(dateOfDay(firstDate, day));
    const key = `${channel} ${monday}`;
    const entry = sums.get(key) ?? { channel, week, from: monday, cost: 0 };
    entry.cost += cost;
    sums.set(key, entry);
  }
  return [...sums.values()]
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : channels.indexOf(a.channel) - channels.indexOf(b.channel)))
    .map((entry) => ({ ...entry, cost: entry.cost / ledger.unit }));
}

/** The audiences and the branches of splits, each as a sentence and as its rules. */
function makeSegments({ journey }: PlanRun): Plan["segments"] {
  const row = (where: string, segment: Segment) => ({ where, words: sentence(segment), rules: JSON.stringify(segment) });
  return journey.nodes.flatMap((node) => {
    const parsed = nodeKinds.get(node.kind)?.config.safeParse(node.config);
    const config = (parsed?.success ? parsed.data : {}) as {
      segment?: Segment;
      branches?: { id: string; label?: string; segment: Segment }[];
    };
    const own = config.segment ? [row(nodeLabel(node), config.segment)] : [];
    const branches = (config.branches ?? []).map((branch) => row(`${nodeLabel(node)}: ${branch.label || branch.id}`, branch.segment));
    return [...own, ...branches];
  });
}
