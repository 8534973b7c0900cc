import { channelOf } from "../../../src-shared/channels/index.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { ResponseStage } from "../../../src-shared/model/response.ts";
import type { NodeResult, Results } from "../../../src-shared/model/results.ts";
import { channelIdOf } from "../../../src-shared/plan/run.ts";

const empty = (): NodeResult => ({
  entered: 0,
  left: {},
  exitedHere: {},
  waiting: 0,
  held: 0,
  sent: 0,
  skipped: {},
  delivered: 0,
  opened: 0,
  answered: 0,
  clicked: 0,
  converted: 0,
  optedOut: 0,
  complained: 0,
  cost: 0,
});

/** Shares by which a walk divides the arrivals of a node over its outlets; the last outlet takes the rest. */
export type Shares = Record<string, Record<string, number>>;

/**
 * Results with the shape and the reconciliation of a run, made by walking the journey once with fixed shares instead of
 * drawing lots. For tests of what is made from results; no model of subscribers.
 */
export function walk(journey: Journey, matched: number, shares: Shares, waitDays = 3): Results {
  const nodes: Record<string, NodeResult> = {};
  const edges: Record<string, number> = Object.fromEntries(journey.edges.map(({ id }) => [id, 0]));
  const stages: Record<string, number> = {};
  const days = new Map<number, Results["days"][number]>();
  const parameters: Results["parameters"] = [];
  const exited: Record<string, number> = {};
  let completed = 0;
  let converted = 0;
  let inProgress = 0;
  const notEntered = { suppressed: Math.round(matched * 0.012), churned: Math.round(matched * 0.021) };
  const entries = journey.nodes.filter((node) => node.kind === "audience");
  const entered = matched - notEntered.suppressed - notEntered.churned;
  const arrivals = new Map<string, { count: number; day: number }>();
  for (const [at, node] of entries.entries()) {
    const each = Math.floor(entered / entries.length);
    arrivals.set(node.id, { count: at === 0 ? entered - each * (entries.length - 1) : each, day: 0 });
  }
  const dayOf = (day: number) => {
    const found = days.get(day) ?? { day, nodes: {}, sent: {}, spent: {}, cost: 0 };
    days.set(day, found);
    return found;
  };
  for (const node of journey.nodes) {
    const { count, day } = arrivals.get(node.id) ?? { count: 0, day: 0 };
    const result = empty();
    nodes[node.id] = result;
    result.entered = count;
    if (count === 0) continue;
    dayOf(day).nodes[node.id] = count;
    if (node.stage) stages[node.stage] = Math.max(stages[node.stage] ?? 0, count);
    let rest = count;
    const channelId = channelIdOf(node);
    if (channelId) {
      const channel = channelOf(channelId);
      result.skipped = { "no-consent": Math.round(count * 0.11), "no-address": Math.round(count * 0.03), cap: Math.round(count * 0.02) };
      result.sent = count - Object.values(result.skipped).reduce((a, b) => a + b, 0);
      for (const stage of [...channel.funnel, "optedOut", "complained"] as ResponseStage[]) {
        const parameter = channel.parameters[stage];
        if (!parameter) continue;
        const from = result[parameter.per];
        result[stage] = Math.round(from * parameter.value);
        const { value, per, low, high, source } = parameter;
        parameters.push({ node: node.id, stage, value, per, badge: "benchmark", source, low, high });
      }
      const { value, per, low, high, source } = channel.cost;
      parameters.push({ node: node.id, stage: "cost", value, per, badge: "benchmark", source, low, high });
      result.cost = Math.round(result[per] * value * 1e6) / 1e6;
      const first = Math.round(result.sent * 0.6);
      for (const [on, sent] of [
        [day, first],
        [day + 1, result.sent - first],
      ] as const) {
        const spent = result.cost * (result.sent === 0 ? 0 : sent / result.sent);
        const entry = dayOf(on);
        entry.sent[node.id] = sent;
        entry.spent[node.id] = spent;
        entry.cost += spent;
      }
      converted += result.converted;
      exited.goal = (exited.goal ?? 0) + result.converted;
      if (result.converted > 0) result.exitedHere.goal = result.converted;
      rest -= result.converted;
    }
    if (node.kind === "goal" || node.kind === "exit") {
      const reason = String(node.config.reason ?? node.kind);
      result.exitedHere[reason] = rest;
      exited[reason] = (exited[reason] ?? 0) + rest;
      continue;
    }
    if (node.kind === "wait") {
      result.waiting = Math.round(rest * 0.004);
      inProgress += result.waiting;
      rest -= result.waiting;
    }
    const outlets = journey.edges.filter((edge) => edge.from === node.id);
    for (const [at, edge] of outlets.entries()) {
      const share = shares[node.id]?.[edge.outlet];
      const going = at === outlets.length - 1 || share === undefined ? rest : Math.round((count - result.waiting) * share);
      rest -= going;
      result.left[edge.outlet] = going;
      edges[edge.id] = going;
      const next = arrivals.get(edge.to) ?? { count: 0, day };
      arrivals.set(edge.to, { count: next.count + going, day: Math.max(next.day, day + (node.kind === "wait" ? waitDays : 0)) });
    }
    if (outlets.length === 0 || rest > 0) {
      result.left.next = (result.left.next ?? 0) + rest;
      completed += rest;
    }
  }
  const cost = Object.values(nodes).reduce((sum, node) => sum + node.cost, 0);
  return {
    format: "throughline.results",
    version: 1,
    manifest: {
      engine: "0.1.0",
      zones: "2026a",
      seed: 7,
      replications: 1,
      start: "2026-03-02T16:00:00Z",
      horizonDays: 90,
      mode: "forecast",
      dataHash: "d0".repeat(16),
      journeyHash: "5e".repeat(16),
      parameterHash: "9a".repeat(16),
    },
    journey: { matched, notEntered, entered, control: 0, completed, exited, inProgress },
    nodes,
    edges,
    stages,
    days: [...days.values()].sort((a, b) => a.day - b.day),
    money: { cost, revenue: 0, incrementalMargin: 0, roi: null },
    outcomes: { converted, attributed: converted, incremental: converted, churned: 0, pending: 12 },
    ranges: {},
    parameters,
    badge: "benchmark",
  };
}
