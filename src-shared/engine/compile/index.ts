import type { ChannelId } from "../../channels/index.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import type { Journey } from "../../model/journey.ts";
import type { ModelParameter, UsedParameter } from "../../model/results.ts";
import { nodeKinds } from "../../nodes/index.ts";
import { type EngineInput, plainWorkspace } from "../options.ts";
import type { Program, ProgramBudget, ProgramNode, Send } from "../program.ts";
import { keyOfSeed } from "../random/streams.ts";
import { toUtc, type Zone } from "../time/zone.ts";
import { ZONES_END } from "../time/zones.ts";
import { DateTable } from "./dates.ts";
import { entriesOf } from "./entries.ts";
import { EventTable } from "./events.ts";
import { type GraphNode, graphOf } from "./graph.ts";
import { journeyHash, parameterHash } from "./hashes.ts";
import { MaskTable } from "./masks.ts";
import { modelOf } from "./model.ts";
import { NodeCompiler } from "./nodes.ts";
import { PoolTable } from "./pools.ts";
import { refuse } from "./refuse.ts";
import { capsOf, days, journeyOf, startOf, zoneNamed } from "./settings.ts";
import { subscribersOf } from "./subscribers.ts";
import { unsupportedOfRun } from "./unsupported.ts";
import { Updates } from "./updates.ts";
import { worldOf } from "./world.ts";

/** A program with what its results say about where they came from. */
export interface Compiled {
  program: Program;
  parameters: UsedParameter[];
  /** Numbers of the response model. */
  model: ModelParameter[];
  /** By journey of the run. */
  journeyHashes: string[];
  parameterHash: string;
  /** Rates of messages by node in a replication, where they are not certain; the same for every replication when null. */
  sendsOf: ((replication: number) => (Send | null)[]) | null;
}

const stagesOf = (journeys: readonly Journey[], nodes: readonly GraphNode[]): Program["stages"] =>
  journeys.flatMap((journey, index) => {
    const own = nodes.filter((node) => node.journey === index);
    const names = [
      ...journey.stages,
      ...own.flatMap(({ node }) => (node.stage === undefined ? [] : [node.stage])),
      ...own.flatMap(({ op }) => (op.op === "update" && op.stage !== null ? [op.stage] : [])),
    ];
    return [...new Set(names)].map((name) => ({ journey: index, name }));
  });

/** Budgets of the journeys that have one, with the prices that draw on them, and the price's place written into each message. */
function budgetsOf(journeys: readonly Journey[], nodes: readonly ProgramNode[]): ProgramBudget[] {
  return journeys.flatMap(({ settings }, index) => {
    if (!settings.budget) return [];
    const classes = nodes.flatMap(({ journey, op }) => (journey === index && op.op === "send" ? op.send.classes : []));
    const prices = [...new Set(classes.map(({ price }) => price))].sort((a, b) => b - a);
    for (const one of classes) one.priceAt = prices.indexOf(one.price);
    return [{ total: Math.round(settings.budget.total * 1_000_000), prices }];
  });
}

/** Makes journeys and a base ready to run. Throws InputError for whatever cannot be done as it is asked for. */
export function compileRun(input: EngineInput): Compiled {
  const { base, options, workspace = plainWorkspace } = input;
  const journeys = [input.journey, ...(input.together ?? [])];
  for (const journey of journeys) refuse(unsupportedOfRun(journey, options));
  const nodes = journeys.flatMap((journey, index) => graphOf(journey, index));
  const zoneOfJourney = ({ settings }: Journey): Zone =>
    zoneNamed(settings.timeZone ?? input.workspaceZone, settings.timeZone === null ? "the workspace's time zone" : "settings.timeZone");
  const journeyZones = journeys.map(zoneOfJourney);
  const zone = journeyZones[0] as Zone;
  const zoneAt = (journey: number) => journeyZones[journey] as Zone;
  const dated = nodes.flatMap(({ op, journey }) =>
    op.op === "entry" && "local" in op.entry && op.entry.local !== null ? [toUtc(zoneAt(journey), op.entry.local)] : [],
  );
  const start = options.start === undefined ? (dated.length > 0 ? Math.min(...dated) : input.defaultStart) : startOf(options.start, zone);
  const end = start + days(options.horizonDays);
  if (end > ZONES_END)
    throw new InputError(
      "run-too-late",
      "The run would end after 2037, beyond the changes of the clock that the time-zone database lists.",
      { where: "start", todo: "Start earlier, or simulate fewer days." },
    );

  const channels = [...new Set(nodes.flatMap(({ kind }) => (kind.channel ? [kind.channel] : [])))].sort() as ChannelId[];
  const zones = [...new Set(journeyZones)];
  const subscribers = subscribersOf(base, channels, zones, options.seed, options.sample);
  const replays = options.mode === "replay";
  const masks = new MaskTable(base, input.segments, zone, (asOf) => (replays ? asOf : Math.min(asOf, start)));
  const streams = new EventTable(base, start, replays, input.journey.settings.model?.events ?? {});
  const dates = new DateTable(base, subscribers, zones, {
    first: Math.floor(start / SECONDS_PER_DAY),
    last: Math.floor(end / SECONDS_PER_DAY),
  });
  const updates = new Updates(
    base,
    channels,
    nodes.map(({ op, at }) => ({ op, path: `nodes[${at}].config` })),
  );
  const contextOf = (journey: number) => {
    const own = (journeys[journey] as Journey).nodes;
    return {
      ...{ nodes, segments: input.segments, masks, channels, updates, streams, dates, asOf: start, inInstance: true, later: true },
      ...{ journey, zone: zones.indexOf(zoneAt(journey)) },
      ids: new Set(own.map(({ id }) => id)),
      sends: new Set(own.filter(({ kind }) => nodeKinds.get(kind)?.channel !== undefined).map(({ id }) => id)),
    };
  };
  const stages = stagesOf(journeys, nodes);
  const { model, iota, used } = modelOf(journeys, channels);
  const { world, value, referral, used: worldUsed } = worldOf(journeys, masks, start);
  const pools = new PoolTable(journeys, journeyZones, start, end);
  const compiler = new NodeCompiler({
    nodes,
    contextOf,
    stages,
    pools,
    dates,
    updates,
    masks,
    start,
    channels,
    iota,
    sigma: model?.sigma ?? 0,
    workspace,
    segments: input.segments,
    uncertain: options.drawRates ?? options.replications > 1,
    journeys,
    seed: options.seed,
  });
  const position = new Map(nodes.map(({ journey, node }, index) => [`${journey} ${node.id}`, index]));
  const programNodes = nodes.map(
    (graphNode, index): ProgramNode => ({
      id: graphNode.node.id,
      journey: graphNode.journey,
      stage:
        graphNode.node.stage === undefined
          ? -1
          : stages.findIndex(({ journey, name }) => journey === graphNode.journey && name === graphNode.node.stage),
      outlets: graphNode.outlets,
      targets: graphNode.edges.map((edge) => (edge ? (position.get(`${graphNode.journey} ${edge.to}`) ?? -1) : -1)),
      edges: graphNode.edges.map((edge) => edge?.id ?? null),
      op: compiler.opOf(graphNode, index),
    }),
  );
  const entries = entriesOf({ nodes, contextOf, zoneAt, start, end, replays: streams.replays, masks, rows: base.rows });
  const budgets = budgetsOf(journeys, programNodes);
  let budget = 0;
  const [seedLow, seedHigh] = keyOfSeed(options.seed);
  const program: Program = {
    ...{ seedLow, seedHigh, start, end, horizonDays: options.horizonDays, journeyZone: 0 },
    journeys: journeys.map((journey, index) =>
      journeyOf(journey, {
        ...{ controlPercent: workspace.controlPercent, streams, events: base.eventTypes, value: value[index] ?? null },
        exitWhen: journey.exitWhen === null ? null : compiler.conditionOf(journey.exitWhen, index, "exitWhen"),
        budget: journey.settings.budget ? budget++ : -1,
      }),
    ),
    caps: [...journeys.flatMap(({ settings }, index) => capsOf(settings.caps, index, channels)), ...capsOf(workspace.caps, -1, channels)],
    channels,
    ...{ model, world, referral },
    fields: updates.count,
    optOutField: updates.optOuts(),
    nodes: programNodes,
    ...entries,
    events: streams.events,
    pools: pools.pools,
    budgets,
    experiments: compiler.experiments,
    stages,
    messages: compiler.messages.length,
    masks: masks.masks,
    zones,
    subscribers,
  };
  return {
    program,
    parameters: compiler.parameters,
    model: [...used, ...worldUsed, ...streams.used],
    journeyHashes: journeys.map((journey, index) =>
      journeyHash(
        journey,
        nodes.filter((node) => node.journey === index),
        input.segments,
        (journeyZones[index] as Zone).name,
      ),
    ),
    parameterHash: parameterHash(program, input.segments),
    sendsOf: compiler.sendsOf(),
  };
}
