import { inForce, segmentsOf } from "../../channels/in-force.ts";
import { type ChannelId, channelOf } from "../../channels/index.ts";
import { canonicalJson } from "../../lib/canonical-json.ts";
import type { Journey } from "../../model/journey.ts";
import type { Response } from "../../model/response.ts";
import type { UsedParameter } from "../../model/results.ts";
import type { Segment } from "../../model/segment.ts";
import type { Op } from "../../nodes/op.ts";
import { sentence } from "../../segments/sentence.ts";
import type { Workspace } from "../options.ts";
import type { Condition, Program, ProgramExperiment, ProgramOp, Send, SendClass } from "../program.ts";
import { threshold } from "../random/philox.ts";
import { keyOfSeed, purposes, streamOf } from "../random/streams.ts";
import { stageNumbers } from "../words.ts";
import { type ConditionContext, conditionOf, listenOf } from "./conditions.ts";
import type { DateTable } from "./dates.ts";
import type { GraphNode } from "./graph.ts";
import type { MaskTable } from "./masks.ts";
import type { PoolTable } from "./pools.ts";
import { classOf } from "./sends.ts";
import { Uncertainty } from "./uncertainty.ts";
import type { Updates } from "./updates.ts";

type SendOp = Extract<Op, { op: "send" }>;

export interface NodeContext {
  nodes: readonly GraphNode[];
  journeys: readonly Journey[];
  contextOf: (journey: number) => ConditionContext;
  stages: Program["stages"];
  pools: PoolTable;
  dates: DateTable;
  updates: Updates;
  masks: MaskTable;
  start: number;
  channels: readonly ChannelId[];
  /** By journey and channel. */
  iota: number[][];
  sigma: number;
  workspace: Workspace;
  segments: (name: string) => Segment | undefined;
  /** Whether there are several replications, for which uncertain rates are drawn. */
  uncertain: boolean;
  seed: number;
}

/** Upper ends of shares in the range of a word; the last share takes what rounding leaves. */
function thresholdsOf(shares: readonly { percent: number }[]): number[] {
  let sum = 0;
  return shares.slice(0, -1).map(({ percent }) => {
    sum += percent;
    return threshold(sum / 100);
  });
}

/** Makes the nodes of the run's journeys ready, and gathers what they name. */
export class NodeCompiler {
  readonly messages: string[] = [];
  readonly parameters: UsedParameter[] = [];
  readonly experiments: ProgramExperiment[] = [];
  readonly #context: NodeContext;
  readonly #sends: { node: number; op: SendOp; graphNode: GraphNode; send: Send }[] = [];

  constructor(context: NodeContext) {
    this.#context = context;
  }

  conditionOf(segment: Segment, journey: number, path: string): Condition {
    return conditionOf(segment, this.#context.contextOf(journey), path);
  }

  opOf(graphNode: GraphNode, index: number): ProgramOp {
    const { op, at, salt, journey } = graphNode;
    const { contextOf, stages, dates, updates } = this.#context;
    const path = `nodes[${at}].config`;
    switch (op.op) {
      case "entry":
        return { op: "entry" };
      case "end":
        return op;
      case "remark":
        throw new Error(`the note ${graphNode.node.id} is reached`);
      case "share":
        return { op: "share", stream: streamOf(salt, purposes.share), thresholds: thresholdsOf(op.shares) };
      case "experiment":
        this.experiments.push({
          node: index,
          metric: stageNumbers.indexOf(op.metric),
          window: op.decideAfterSeconds,
          minimum: op.minimum,
          arms: op.arms.length,
        });
        return {
          op: "experiment",
          experiment: this.experiments.length - 1,
          stream: streamOf(salt, purposes.share),
          thresholds: thresholdsOf(op.arms),
        };
      case "branch":
        return {
          op: "branch",
          conditions: op.branches.map(({ segment }, branch) => this.conditionOf(segment, journey, `${path}.branches[${branch}].segment`)),
        };
      case "update":
        return updates.opOf(op, op.stage === null ? -1 : stages.findIndex((one) => one.journey === journey && one.name === op.stage));
      case "listen":
        return {
          op: "listen",
          listen: {
            ...listenOf(op, contextOf(journey), path),
            countEarlier: op.countEarlier,
            seconds: op.seconds ?? Number.POSITIVE_INFINITY,
          },
        };
      case "wait":
        if (op.wait.rule !== "until-field") return { op: "wait", wait: op.wait };
        return {
          op: "wait",
          wait: { ...op.wait, dates: dates.add(op.wait.field, `${path}.until.field`), updated: updates.dates(op.wait.field) },
        };
      case "send": {
        const send = this.#send(op, graphNode, path);
        this.#sends.push({ node: index, op, graphNode, send });
        return { op: "send", send };
      }
    }
  }

  #send(op: SendOp, graphNode: GraphNode, path: string): Send {
    const { salt, journey } = graphNode;
    const { channels, pools } = this.#context;
    const name = op.message === "" ? "" : `${journey} ${op.message}`;
    if (name !== "" && !this.messages.includes(name)) this.messages.push(name);
    const { classes, parameters } = this.#classes(op, graphNode, path, null);
    this.parameters.push(...parameters);
    return {
      channel: channels.indexOf(op.channel),
      message: this.messages.indexOf(name),
      transactional: op.transactional,
      pool: op.pool === null ? -1 : pools.add(op.pool, journey, path),
      retry: op.retry && {
        attempts: op.retry.attempts,
        afterSeconds: op.retry.afterSeconds,
        stage: stageNumbers.indexOf(op.retry.until),
      },
      sendTime: op.sendTime,
      arpuChange: op.arpuChange,
      classes,
      responseStream: streamOf(salt, purposes.response),
      delayStream: streamOf(salt, purposes.delay),
      handlingStream: streamOf(salt, purposes.handling),
    };
  }

  /** Rates by class of subscribers, everyone's last; drawn anew where `uncertainty` is given. */
  #classes(
    op: SendOp,
    { node, journey }: GraphNode,
    path: string,
    uncertainty: Uncertainty | null,
  ): { classes: SendClass[]; parameters: UsedParameter[] } {
    const { workspace, masks, start, sigma, iota, channels } = this.#context;
    const channel = channelOf(op.channel);
    const found = segmentsOf(channel, workspace.parameters);
    const classes: SendClass[] = [];
    const parameters: UsedParameter[] = [];
    const everyone: UsedParameter[] = [];
    for (const own of [...found, null]) {
      const mask = own === null ? -1 : masks.add(own.segment, start, `the rates of ${channel.label}`);
      const shipped = inForce(channel, workspace.parameters, own?.key ?? null);
      const given: Response = uncertainty ? uncertainty.given(node.id, op.response) : op.response;
      const made = classOf(
        op,
        {
          id: node.id,
          path,
          channel: uncertainty ? uncertainty.channel(shipped, own?.key ?? "") : shipped,
          given,
          mask,
          segment: own?.segment ?? null,
        },
        { sigma, iota: iota[journey]?.[channels.indexOf(op.channel)] as number, drawn: uncertainty !== null },
      );
      classes.push({ ...made.rates, priceAt: 0 });
      const named = own === null ? undefined : (own.name ?? sentence(own.segment));
      if (own === null) everyone.push(...made.parameters);
      else parameters.push(...made.parameters.map((one) => ({ ...one, segment: named as string })));
    }
    // Everyone's first, then those of segments that differ from them.
    const differs = ({ segment: _segment, ...one }: UsedParameter) =>
      !everyone.some((other) => canonicalJson(other) === canonicalJson(one));
    return { classes, parameters: [...everyone, ...parameters.filter(differs)] };
  }

  /** Rates of messages by node in a replication; null where they are certain, or the journey wants them so. */
  sendsOf(): ((replication: number) => (Send | null)[]) | null {
    const { uncertain, journeys, nodes, seed } = this.#context;
    if (!uncertain || journeys[0]?.settings.model?.uncertainty === false) return null;
    return (replication) => {
      const uncertainty = new Uncertainty(keyOfSeed(seed), replication);
      const rates: (Send | null)[] = nodes.map(() => null);
      for (const { node, op, graphNode, send } of this.#sends) {
        const { classes } = this.#classes(op, graphNode, `nodes[${graphNode.at}].config`, uncertainty);
        rates[node] = { ...send, classes: classes.map((one, at) => ({ ...one, priceAt: (send.classes[at] as SendClass).priceAt })) };
      }
      return rates;
    };
  }
}
