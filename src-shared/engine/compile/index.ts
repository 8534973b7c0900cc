import type { ChannelId } from "../../channels/index.ts";
import { parseDate, parseDateTime, parseTimeOfDay, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import type { CapSetting, Journey } from "../../model/journey.ts";
import type { ModelParameter, UsedParameter } from "../../model/results.ts";
import { nodeKinds } from "../../nodes/index.ts";
import { type EngineInput, plainWorkspace } from "../options.ts";
import type { Cap, Program, ProgramEntry, ProgramNode, ProgramOp, QuietHours } from "../program.ts";
import { threshold } from "../random/philox.ts";
import { keyOfSeed, purposes, streamOf } from "../random/streams.ts";
import { toUtc, ZONES_END, type Zone, zoneOf } from "../time/zones.ts";
import { stageNumbers, stageOfEvent } from "../words.ts";
import { type ConditionContext, conditionOf, isMoving, listenOf } from "./conditions.ts";
import { type GraphNode, graphOf } from "./graph.ts";
import { journeyHash, parameterHash } from "./hashes.ts";
import { MaskTable } from "./masks.ts";
import { modelOf } from "./model.ts";
import { refuse } from "./refuse.ts";
import { compileSend } from "./sends.ts";
import { datesOf, subscribersOf } from "./subscribers.ts";
import { unsupportedOfRun } from "./unsupported.ts";
import { Updates } from "./updates.ts";
import { worldOf } from "./world.ts";

/** A program with what its results say about where they came from. */
export interface Compiled {
  program: Program;
  parameters: UsedParameter[];
  /** Numbers of the response model. */
  model: ModelParameter[];
  journeyHash: string;
  parameterHash: string;
}

const HELD_DAYS = 7;
const days = (count: number): number => Math.round(count * SECONDS_PER_DAY);

function zoneNamed(name: string, where: string): Zone {
  const zone = zoneOf(name);
  if (zone) return zone;
  throw new InputError("zone-unknown", `There is no time zone "${name}".`, { where, todo: "Use a name such as America/Denver." });
}

/** Moment of a local date, or date and time. */
function startOf(text: string, zone: Zone): number {
  const day = parseDate(text);
  const local = day === undefined ? parseDateTime(text) : day * SECONDS_PER_DAY;
  if (local !== undefined) return toUtc(zone, local);
  throw new InputError("run-start", `The start "${text}" is no date and time.`, {
    where: "start",
    todo: "Write it like 2026-03-02T09:00.",
  });
}

function quietOf({ settings }: Journey): QuietHours | null {
  const quiet = settings.quietHours;
  if (!quiet) return null;
  const { from, to, then, holdDays } = quiet;
  return { from: parseTimeOfDay(from) ?? 0, to: parseTimeOfDay(to) ?? 0, then, holdSeconds: days(holdDays ?? HELD_DAYS) };
}

/** Caps on the channels that the journey uses; the others can never bind. */
function capsOf(caps: readonly CapSetting[], channels: readonly string[]): Cap[] {
  return caps
    .filter(({ channel }) => channel === "any" || channels.includes(channel))
    .map(({ channel, count, window }) => ({
      channel: channel === "any" ? -1 : channels.indexOf(channel),
      count,
      window: window.kind,
      seconds: window.kind === "rolling" ? days(window.days as number) : 0,
    }));
}

/** Upper ends of shares in the range of a word; the last share takes what rounding leaves. */
function thresholdsOf(shares: readonly { percent: number }[]): number[] {
  let sum = 0;
  return shares.slice(0, -1).map(({ percent }) => {
    sum += percent;
    return threshold(sum / 100);
  });
}

/** Entries in the order of time. Those of the run's first moment of entering find the base as it was. */
function entriesOf(nodes: readonly GraphNode[], start: number, end: number, zone: Zone, context: ConditionContext): ProgramEntry[] {
  const timeOf = (at: number | null) => (at === null ? start : toUtc(zone, at));
  const times = nodes.flatMap(({ op }) => (op.op === "entry" ? [timeOf(op.entry.local)] : [])).filter((time) => time >= start);
  const first = Math.min(...times);
  const entries = nodes.flatMap(({ op, at, node }, index) => {
    if (op.op !== "entry") return [];
    const time = timeOf(op.entry.local);
    const path = `nodes[${at}].config.segment`;
    const then = { ...context, asOf: time, inInstance: false };
    const moves = time > first && time < end && isMoving(op.segment, then);
    const condition = moves ? conditionOf(op.segment, then, path) : null;
    return [{ node: index, id: node.id, time, mask: context.masks.add(op.segment, time, path), condition }];
  });
  entries.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  return entries.map(({ node, time, mask, condition }) => ({ node, time, mask, condition }));
}

/** Makes a journey and a base ready to run. Throws InputError for whatever this version would have to ignore or cannot do. */
export function compileRun(input: EngineInput): Compiled {
  const { journey, base, options, workspace = plainWorkspace } = input;
  const { settings } = journey;
  refuse(unsupportedOfRun(input));
  const nodes = graphOf(journey);
  const zoneName = settings.timeZone ?? input.workspaceZone;
  const zone = zoneNamed(zoneName, settings.timeZone === null ? "the workspace's time zone" : "settings.timeZone");
  const dated = nodes.flatMap(({ op }) => (op.op === "entry" && op.entry.local !== null ? [toUtc(zone, op.entry.local)] : []));
  const start = options.start === undefined ? (dated.length > 0 ? Math.min(...dated) : input.defaultStart) : startOf(options.start, zone);
  const end = start + days(options.horizonDays);
  if (end > ZONES_END)
    throw new InputError(
      "run-too-late",
      "The run would end after 2037, beyond the changes of the clock that the time-zone database lists.",
      {
        where: "start",
        todo: "Start earlier, or simulate fewer days.",
      },
    );

  const channels = [...new Set(nodes.flatMap(({ kind }) => (kind.channel ? [kind.channel] : [])))].sort() as ChannelId[];
  const zones = [zone];
  const subscribers = subscribersOf(base, channels, zones, options.seed, options.sample);
  const masks = new MaskTable(base, input.segments, zone);
  const context: ConditionContext = {
    ...{ nodes, segments: input.segments, masks, channels, asOf: start, inInstance: true },
    updates: new Updates(
      base,
      channels,
      nodes.map(({ op, at }) => ({ op, path: `nodes[${at}].config` })),
    ),
    ids: new Set(journey.nodes.map(({ id }) => id)),
    sends: new Set(journey.nodes.filter(({ kind }) => nodeKinds.get(kind)?.channel !== undefined).map(({ id }) => id)),
  };
  const stages = [
    ...new Set([
      ...journey.stages,
      ...nodes.flatMap(({ node }) => (node.stage === undefined ? [] : [node.stage])),
      ...nodes.flatMap(({ op }) => (op.op === "update" && op.stage !== null ? [op.stage] : [])),
    ]),
  ];
  const { model, iota, used } = modelOf(journey, channels);
  const { world, value, used: worldUsed } = worldOf(journey, masks, start);
  const messages: string[] = [];
  const parameters: UsedParameter[] = [];

  const opOf = ({ op, at, node }: GraphNode): ProgramOp => {
    const path = `nodes[${at}].config`;
    switch (op.op) {
      case "entry":
        return { op: "entry" };
      case "end":
        return op;
      case "share":
        return { op: "share", stream: streamOf(node.id, purposes.share), thresholds: thresholdsOf(op.shares) };
      case "branch":
        return {
          op: "branch",
          conditions: op.branches.map(({ segment }, branch) => conditionOf(segment, context, `${path}.branches[${branch}].segment`)),
        };
      case "update":
        return context.updates.opOf(op, op.stage === null ? -1 : stages.indexOf(op.stage));
      case "listen": {
        const { countEarlier, seconds } = op;
        return { op: "listen", listen: { ...listenOf(op, context, path), countEarlier, seconds: seconds ?? Number.POSITIVE_INFINITY } };
      }
      case "wait": {
        if (op.wait.rule !== "until-field") return { op: "wait", wait: op.wait };
        subscribers.dates.push(datesOf(base, op.wait.field, `${path}.until.field`, subscribers.zone, zones));
        const updated = context.updates.dates(op.wait.field);
        return { op: "wait", wait: { ...op.wait, dates: subscribers.dates.length - 1, updated } };
      }
      case "send": {
        if (op.message !== "" && !messages.includes(op.message)) messages.push(op.message);
        const channel = channels.indexOf(op.channel);
        const compiled = compileSend(op, node.id, path, {
          ...{ channel, message: messages.indexOf(op.message), sigma: model?.sigma ?? 0, iota: iota[channel] as number },
          parameters: workspace.parameters,
          maskOf: (segment) => masks.add(segment, start, "parameters.segment"),
        });
        parameters.push(...compiled.parameters);
        return { op: "send", send: compiled.send };
      }
    }
  };
  const position = new Map(nodes.map(({ node }, index) => [node.id, index]));
  const programNodes = nodes.map(
    (graphNode): ProgramNode => ({
      id: graphNode.node.id,
      stage: graphNode.node.stage === undefined ? -1 : stages.indexOf(graphNode.node.stage),
      outlets: graphNode.outlets,
      targets: graphNode.edges.map((edge) => (edge ? (position.get(edge.to) ?? -1) : -1)),
      edges: graphNode.edges.map((edge) => edge?.id ?? null),
      op: opOf(graphNode),
    }),
  );
  const goal = journey.goal ? stageOfEvent(journey.goal.event) : undefined;
  const [seedLow, seedHigh] = keyOfSeed(options.seed);
  const program: Program = {
    ...{ seedLow, seedHigh, start, end, horizonDays: options.horizonDays, journeyZone: 0 },
    maxDuration: days(settings.maxDurationDays),
    conversionWindow: days(settings.conversionWindowDays),
    exitAtEndOfStep: settings.exitCheck === "end-of-step",
    entryLimit: settings.reentry.limit,
    entryGap: days(settings.reentry.gapDays),
    // One number of a subscriber decides both, so the smaller share lies inside the larger one.
    holdOut: Math.max(settings.holdoutPercent, workspace.controlPercent) / 100,
    quiet: quietOf(journey),
    caps: capsOf([...settings.caps, ...workspace.caps], channels),
    channels,
    ...{ model, world, value },
    fields: context.updates.count,
    optOutField: context.updates.optOuts(),
    nodes: programNodes,
    entries: entriesOf(nodes, start, end, zone, context),
    goalStage: goal === undefined ? -1 : stageNumbers.indexOf(goal),
    exitWhen: journey.exitWhen === null ? null : conditionOf(journey.exitWhen, context, "exitWhen"),
    stages,
    messages: messages.length,
    masks: masks.masks,
    zones,
    subscribers,
  };
  return {
    program,
    parameters,
    model: [...used, ...worldUsed],
    journeyHash: journeyHash(journey, nodes, input.segments, zone.name),
    parameterHash: parameterHash(program, input.segments),
  };
}
