import { badgeOf, type Channel } from "../../channels/channel.ts";
import { type ResolvedResponse, type ResolvedStage, resolveResponse } from "../../channels/resolve-response.ts";
import type { Response, ResponseBase } from "../../model/response.ts";
import type { UsedParameter } from "../../model/results.ts";
import type { Segment } from "../../model/segment.ts";
import type { Op } from "../../nodes/op.ts";
import type { BesideOutcome, Outcome, SendClass } from "../program.ts";
import { threshold } from "../random/philox.ts";
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

/** The funnel with its thresholds along the chain, and the words that draw its delays: the first from the message's own block. */
function funnelOf(response: ResolvedResponse, odds: readonly number[]): Outcome[] {
  let chain = 1;
  let delays = 0;
  return response.funnel.map((stage, at) => {
    chain *= stage.conditional;
    if (stage.delay !== 0) delays++;
    return {
      odds: odds[at] as number,
      moves: isWilled(stage),
      stage: stageNumbers.indexOf(stage.stage),
      threshold: threshold(chain),
      after: response.funnel.findIndex((other) => other.stage === stage.after),
      delay: stage.delay,
      word: stage.delay === 0 || delays === 1 ? 1 : 4 + at,
    };
  });
}

/** What a message node costs, and what for: its own price, or the channel's. */
export function priceOf(op: SendOp, channel: Channel): UsedParameter {
  const common = { node: "", stage: "cost" as const };
  if (op.cost)
    return { ...common, value: op.cost.amount, per: op.cost.per, badge: "yours", source: "Given on the node", low: null, high: null };
  const { value, per, low, high, source } = channel.cost;
  return { ...common, value, per, badge: badgeOf(channel.cost), source, low, high };
}

/**
 * What a message leads to for one class of subscribers, with the parameters that it uses. `channel` holds the numbers in force for the
 * class, `given` the node's own. Throws InputError for numbers that contradict each other; `drawn` ones do so by chance, and a stage is
 * then as likely as what it presupposes leaves room for.
 */
export function classOf(
  op: SendOp,
  {
    id,
    path,
    channel,
    given,
    mask,
    segment,
  }: { id: string; path: string; channel: Channel; given: Response; mask: number; segment: Segment | null },
  { sigma, iota, drawn }: { sigma: number; iota: number; drawn: boolean },
): { rates: Omit<SendClass, "priceAt">; parameters: UsedParameter[] } {
  const observed = resolveResponse(channel, given);
  const response = iota === 1 ? observed : causedOnly(observed, iota);
  if (!drawn)
    refuse(
      response.problems.map((problem) => ({
        code: "run-response",
        path: `${path}.response.${problem.stage}`,
        message: `${problem.message} (node "${id}")`,
        todo: problem.fix,
      })),
    );
  const price = { ...priceOf(op, channel), node: id };
  const paid = price.per === "sent" ? -1 : (stageNumbers as readonly string[]).indexOf(price.per);
  if (paid !== -1 && !channel.funnel.some((stage) => stage === price.per))
    refuse([
      {
        code: "run-cost",
        path: `${path}.cost.per`,
        message: `${channel.label} has no stage "${price.per}" to be paid for (node "${id}").`,
        todo: `Use sent or ${channel.funnel.join(" or ")}.`,
      },
    ]);
  const [complained, optedOut] = response.consent as [ResolvedStage, ResolvedStage];
  const odds = meanOdds(
    response.funnel.map(({ conditional }) => conditional),
    response.funnel.map(isWilled),
    sigma,
  );
  const parameters = [...response.funnel, optedOut, complained].map(
    ({ stage, value, per, badge, source, low, high }): UsedParameter => ({ node: id, stage, value, per, badge, source, low, high }),
  );
  return {
    rates: {
      mask,
      segment,
      price: Math.round(price.value * MICRO),
      paidStage: paid,
      funnel: funnelOf(response, odds),
      complained: besideOutcome(complained, response, 0),
      optedOut: besideOutcome(optedOut, response, complained.conditional),
    },
    parameters: [...parameters, price],
  };
}
