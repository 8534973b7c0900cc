import { canonicalJson } from "../../lib/canonical-json.ts";
import { hashHex } from "../../lib/murmur.ts";
import type { Journey } from "../../model/journey.ts";
import type { Segment } from "../../model/segment.ts";
import { viewOf } from "../../segments/view.ts";
import type { Program, Send } from "../program.ts";
import type { GraphNode } from "./graph.ts";

/** Adds the segments that a segment names, and those that they name, to `named`. */
function collectNamed(segment: Segment, segments: (name: string) => Segment | undefined, named: Map<string, Segment>): void {
  const view = viewOf(segment);
  if ("parts" in view) for (const part of view.parts) collectNamed(part, segments, named);
  if (view.kind !== "segment" || named.has(view.rule.segment)) return;
  const rules = segments(view.rule.segment);
  if (!rules) return;
  named.set(view.rule.segment, rules);
  collectNamed(rules, segments, named);
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Hash of what is executed. Labels, positions, descriptions and nodes that no entry leads to do not count, nor does the order of nodes and edges. */
export function journeyHash(
  journey: Journey,
  nodes: readonly GraphNode[],
  segments: (name: string) => Segment | undefined,
  zone: string,
): string {
  const named = new Map<string, Segment>();
  for (const { op } of nodes) {
    if (op.op === "entry") collectNamed(op.segment, segments, named);
    if (op.op === "entry" && op.entry.rule === "event" && op.entry.where) collectNamed(op.entry.where, segments, named);
    if (op.op === "listen" && op.where) collectNamed(op.where, segments, named);
    if (op.op === "branch") for (const { segment } of op.branches) collectNamed(segment, segments, named);
  }
  for (const hazard of [journey.settings.model?.baseline, journey.settings.model?.churn])
    for (const { segment } of hazard?.segments ?? []) collectNamed(segment, segments, named);
  if (journey.exitWhen) collectNamed(journey.exitWhen, segments, named);
  const edges = nodes.flatMap((node) => node.edges.filter((edge) => edge !== undefined));
  return hashHex(
    canonicalJson({
      nodes: nodes.map(({ node, op }) => ({ id: node.id, kind: node.kind, stage: node.stage, op })).sort(byId),
      edges: edges.map(({ id, from, outlet, to }) => ({ id, from, outlet, to })).sort(byId),
      settings: { ...journey.settings, timeZone: zone },
      stages: journey.stages,
      goal: journey.goal,
      exitWhen: journey.exitWhen,
      segments: Object.fromEntries(named),
    }),
  );
}

/** A message's numbers as JSON can say them: odds without end are null. */
const told = (send: Send) => ({
  ...send,
  classes: send.classes.map(({ mask: _mask, ...rates }) => ({
    ...rates,
    funnel: rates.funnel.map((stage) => ({ ...stage, odds: Number.isFinite(stage.odds) ? stage.odds : null })),
  })),
});

/** Hash of every probability, delay, price, limit and hold-out in force. */
export function parameterHash(program: Program, segments: (name: string) => Segment | undefined): string {
  const named = new Map<string, Segment>();
  for (const { op } of program.nodes)
    if (op.op === "send") for (const { segment } of op.send.classes) if (segment) collectNamed(segment, segments, named);
  const sends = program.nodes.flatMap(({ id, op }) => (op.op === "send" ? [{ id, send: told(op.send) }] : [])).sort(byId);
  const model = program.model && {
    ...program.model,
    hours: program.model.hours.map((table) => table && [...table]),
  };
  const values = program.journeys.map(({ value }) => value);
  const holdOuts = program.journeys.map(({ holdOut }) => holdOut);
  const { world, caps, referral } = program;
  return hashHex(
    canonicalJson({
      sends,
      model,
      world,
      values,
      referral: referral && { ...referral, mask: referral.mask >= 0 },
      caps,
      holdOuts,
      segments: Object.fromEntries(named),
    }),
  );
}
