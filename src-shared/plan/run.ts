import { z } from "zod";
import { type ChannelId, channels } from "../channels/index.ts";
import type { Journey, JourneyNode } from "../model/journey.ts";
import type { NodeResult, Results } from "../model/results.ts";
import { isRemark, nodeKinds } from "../nodes/index.ts";

/** What a plan is made from: a saved run with the journey as it was then. */
export interface PlanRun {
  id: string;
  name: string;
  journeyName: string;
  /** When the run was made, UTC. */
  at: string;
  results: Results;
  journey: Journey;
  /** Where several journeys shared the run: all of them, the one that was asked for first. */
  together?: { journeys: Journey[]; own: number } | undefined;
}

/** The response model of a run: of journeys in one run, the first one's is in force. */
export const modelInForce = ({ journey, together }: Pick<PlanRun, "journey" | "together">): Journey["settings"]["model"] =>
  (together?.journeys[0] ?? journey).settings.model;

const nothing: NodeResult = {
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
};

/** The counts of a node; all zero for a node that the run never reached. */
export function nodeResult(results: Results, id: string): NodeResult {
  return results.nodes[id] ?? nothing;
}

/** The channel of a message node, or undefined for any other kind. */
export function channelIdOf(node: JourneyNode): ChannelId | undefined {
  const channel = nodeKinds.get(node.kind)?.channel;
  return channel !== undefined && channel in channels ? channel : undefined;
}

/** Channels of a journey's messages, in the order of the document. */
export const channelsOf = ({ nodes }: Pick<Journey, "nodes">): ChannelId[] => [
  ...new Set(nodes.map(channelIdOf).filter((channel) => channel !== undefined)),
];

/** A node's own name, or its kind's. */
export function nodeLabel(node: JourneyNode): string {
  return node.label.trim() || nodeKinds.get(node.kind)?.label || node.kind;
}

/** One line about a node's settings; empty when they cannot be read. */
export function nodeSummary(node: JourneyNode): string {
  const kind = nodeKinds.get(node.kind);
  const parsed = kind?.config.safeParse(node.config);
  return kind && parsed?.success ? kind.describe(parsed.data) : "";
}

/** Stages of the journey that hold a node or were counted, in the journey's order; strays last. A node without a stage belongs to none. */
export function usedStages(journey: Journey, results: Results | null): string[] {
  const used = new Set(journey.nodes.flatMap(({ kind, stage }) => (stage === undefined || isRemark(kind) ? [] : [stage])));
  for (const [stage, entered] of Object.entries(results?.stages ?? {})) if (entered > 0) used.add(stage);
  const known = journey.stages.filter((stage) => used.has(stage));
  return [...known, ...[...used].filter((stage) => !known.includes(stage)).sort()];
}

const outlets = z.array(z.object({ id: z.string(), label: z.string().optional() })).optional();
/** Branches, shares and arms as their nodes' settings have them. */
const namedSchema = z.object({ branches: outlets, shares: outlets, arms: outlets });

/** What an outlet is called: its branch, share or arm by name, without the share of subscribers that the canvas shows beside it. */
export function outletName({ kind, config }: JourneyNode, outlet: string): string {
  const known = nodeKinds.get(kind);
  if (!known) return outlet;
  const settings = known.config.parse(config);
  const { branches = [], shares = [], arms = [] } = namedSchema.safeParse(settings).data ?? {};
  const own = [...branches, ...shares, ...arms].find(({ id }) => id === outlet);
  return own ? own.label || own.id : (known.outlets(settings).find(({ id }) => id === outlet)?.label ?? outlet);
}
