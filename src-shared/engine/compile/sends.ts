import { badgeOf, type Channel } from "../../channels/channel.ts";
import { inForce, segmentsOf } from "../../channels/in-force.ts";
import { channelOf } from "../../channels/index.ts";
import { type ResolvedResponse, type ResolvedStage, resolveResponse } from "../../channels/resolve-response.ts";
import { canonicalJson } from "../../lib/canonical-json.ts";
import type { ProjectParameter } from "../../model/parameters.ts";
import type { ResponseBase } from "../../model/response.ts";
import type { UsedParameter } from "../../model/results.ts";
import type { Segment } from "../../model/segment.ts";
import type { Op } from "../../nodes/op.ts";
import { sentence } from "../../segments/sentence.ts";
import type { BesideOutcome, Outcome, Rates, Send } from "../program.ts";
import { threshold } from "../random/philox.ts";
import { purposes, streamOf } from "../random/streams.ts";
import { stageNumbers } from "../words.ts";
import { meanOdds } from "./mean-odds.ts";
import { refuse } from "./refuse.ts";

/** Prices are whole millionths of the currency. */
export const MICRO = 1_000_000;

type SendOp = Extract<Op, { op: "send" }>;

function besideOutcome(stage: ResolvedStage, response: ResolvedResponse, low: number): BesideOutcome {
  const position = (base: ResponseBase) => response.funnel.findIndex((other) => other.stage === base);
  const [from, to] = [threshold(low), threshold(low + stage.conditional)];
  const reached = stage.base === "sent" ? 1 : (response.funnel.find((other) => other.stage === stage.base)?.marginal ?? 0);
  return {
    stage: stageNumbers.indexOf(stage.stage),
    rate: reached === 0 ? 0 : Math.min(1, stage.marginal / reached),
    base: position(stage.base),
    low: from,
    high: stage.conditional === 0 ? from : to,
    after: position(stage.after),
    delay: stage.delay,
  };
}

/** The same message where it causes only a part of its conversions. The rates of opting out stay overall rates. */
function causedOnly(response: ResolvedResponse, iota: number): ResolvedResponse {
  const converted = response.funnel.find(({ stage }) => stage === "converted");
  if (!converted || converted.marginal === 0) return response;
  const factor = Math.min(iota, 1 / converted.conditional);
  const caused = { ...converted, conditional: converted.conditional * factor, marginal: converted.marginal * factor };
  const consent = response.consent.map((stage) => {
    const reached = response.funnel.find((other) => other.stage === stage.base)?.marginal ?? 0;
    const room = reached - caused.marginal;
    return { ...stage, conditional: room <= 0 ? 0 : Math.min(1, (stage.conditional * (reached - converted.marginal)) / room) };
  });
  return { ...response, funnel: response.funnel.map((stage) => (stage === converted ? caused : stage)), consent };
}

/** Stages that come from the subscriber, not from the network. */
const isWilled = ({ stage }: ResolvedStage): boolean => stage !== "delivered";

function outcomeOf(stage: ResolvedStage, response: ResolvedResponse, odds: number): Outcome {
  return {
    odds,
    moves: isWilled(stage),
    stage: stageNumbers.indexOf(stage.stage),
    threshold: threshold(stage.conditional),
    after: response.funnel.findIndex((other) => other.stage === stage.after),
    delay: stage.delay,
  };
}

/** What a message node costs, and what for: its own price, or the one in force for the channel. */
function priceOf(op: SendOp, id: string, { cost }: Channel): UsedParameter {
  const common = { node: id, stage: "cost" as const };
  if (op.cost)
    return { ...common, value: op.cost.amount, per: op.cost.per, badge: "yours", source: "Given on the node", low: null, high: null };
  const { value, per, low, high, source } = cost;
  return { ...common, value, per, badge: badgeOf(cost), source, low, high };
}

/** Number of the stage that a price is paid for; -1 for each message sent. */
function paidStageOf({ per }: UsedParameter, { label, funnel }: Channel, id: string, path: string): number {
  if (per !== "sent" && !funnel.some((stage) => stage === per))
    refuse([
      {
        code: "run-cost",
        path: `${path}.cost.per`,
        message: `${label} has no stage "${per}" to be paid for (node "${id}").`,
        todo: `Use sent or ${funnel.join(" or ")}.`,
      },
    ]);
  return per === "sent" ? -1 : (stageNumbers as readonly string[]).indexOf(per);
}

/** What a message needs to know beyond its node. */
export interface SendContext {
  /** Index of the channel, and of the named message. */
  channel: number;
  message: number;
  sigma: number;
  /** Share of its conversions that a message causes. */
  iota: number;
  /** Rates and prices of the project. */
  parameters: readonly ProjectParameter[];
  /** Index of the mask of a class of subscribers. */
  maskOf: (segment: Segment) => number;
}

/** The rates of a message under the numbers of `channel`. Throws InputError for numbers that contradict each other. */
function ratesOf(op: SendOp, id: string, path: string, channel: Channel, { sigma, iota }: SendContext) {
  const observed = resolveResponse(channel, op.response);
  const response = iota === 1 ? observed : causedOnly(observed, iota);
  refuse(
    response.problems.map((problem) => ({
      code: "run-response",
      path: `${path}.response.${problem.stage}`,
      message: `${problem.message} (node "${id}")`,
      todo: problem.fix,
    })),
  );
  const [complained, optedOut] = response.consent as [ResolvedStage, ResolvedStage];
  const odds = meanOdds(
    response.funnel.map(({ conditional }) => conditional),
    response.funnel.map(isWilled),
    sigma,
  );
  const rates: Rates = {
    funnel: response.funnel.map((stage, at) => outcomeOf(stage, response, odds[at] as number)),
    complained: besideOutcome(complained, response, 0),
    optedOut: besideOutcome(optedOut, response, complained.conditional),
  };
  const used = [...response.funnel, optedOut, complained].map(
    ({ stage, value, per, badge, source, low, high }): UsedParameter => ({ node: id, stage, value, per, badge, source, low, high }),
  );
  return { rates, used };
}

/** A message node ready to send, with the parameters that it uses: those of a class of subscribers where they differ from everyone's. */
export function compileSend(op: SendOp, id: string, path: string, context: SendContext): { send: Send; parameters: UsedParameter[] } {
  const shipped = channelOf(op.channel);
  const channel = inForce(shipped, context.parameters, null);
  const price = priceOf(op, id, channel);
  const paidStage = paidStageOf(price, channel, id, path);
  const { rates, used } = ratesOf(op, id, path, channel, context);
  const common = new Set(used.map((one) => canonicalJson(one)));
  const classes = segmentsOf(shipped, context.parameters).map(({ key, segment, name }) => {
    const own = ratesOf(op, id, path, inForce(shipped, context.parameters, key), context);
    const differing = own.used.filter((one) => !common.has(canonicalJson(one)));
    return {
      rates: { ...own.rates, segment, mask: context.maskOf(segment) },
      used: differing.map((one) => ({ ...one, segment: name ?? sentence(segment) })),
    };
  });
  return {
    send: {
      ...rates,
      classes: classes.map((one) => one.rates),
      channel: context.channel,
      message: context.message,
      transactional: op.transactional,
      price: Math.round(price.value * MICRO),
      paidStage,
      responseStream: streamOf(id, purposes.response),
      consentStream: streamOf(id, purposes.consent),
      delayStream: streamOf(id, purposes.delay),
    },
    parameters: [...used, ...classes.flatMap((one) => one.used), price],
  };
}
