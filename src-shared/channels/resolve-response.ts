import type { Badge, Delay, Response, ResponseBase, ResponseEntry, ResponseStage } from "../model/response.ts";
import { consentStages } from "../model/response.ts";
import type { Channel } from "./channel.ts";

/** One stage of a message with the numbers in force. Probabilities are of the mean subscriber. */
export interface ResolvedStage {
  stage: ResponseStage;
  /** The parameter as written: a probability given `per`. */
  value: number;
  per: ResponseBase;
  /** Probability per message sent. */
  marginal: number;
  /** Probability at the draw: of a funnel stage given the stage before it; of opt-out or complaint given `base` and no conversion. */
  conditional: number;
  /** What an opt-out or complaint presupposes; for a funnel stage the one before it. */
  base: ResponseBase;
  /** What the delay is counted from. */
  after: ResponseBase;
  delay: Delay;
  /** Whether the node gives this number. */
  given: boolean;
  badge: Badge;
  source: string;
  low: number | null;
  high: number | null;
}

/** A contradiction among the numbers of one message. `stage` is the entry to look at. */
export interface ResponseProblem {
  stage: ResponseStage;
  message: string;
  fix: string;
}

export interface ResolvedResponse {
  /** In the order of the channel's funnel. */
  funnel: ResolvedStage[];
  /** Complaint first, then opt-out: one draw decides between them. */
  consent: ResolvedStage[];
  problems: ResponseProblem[];
}

/** Room for rounding when two probabilities written in decimals should be equal. */
const EPSILON = 1e-12;
const percent = (p: number): string => `${Number((p * 100).toPrecision(4))} %`;

/** What a stage is conditional on when its entry is a plain number: the stage before it, or, beside the funnel, its first stage. */
function usualBase(channel: Channel, stage: ResponseStage): ResponseBase {
  const at = (channel.funnel as readonly string[]).indexOf(stage);
  return (at === -1 ? channel.funnel[0] : at === 0 ? "sent" : channel.funnel[at - 1]) as ResponseBase;
}

function stageOf(channel: Channel, stage: ResponseStage, entry: ResponseEntry | undefined): ResolvedStage {
  const usual = usualBase(channel, stage);
  const shipped = channel.parameters[stage];
  const own = typeof entry === "number" ? { p: entry } : entry;
  const common = { stage, marginal: 0, conditional: 0, base: usual, delay: own?.delay ?? shipped?.delay ?? 0 };
  if (own)
    return {
      ...common,
      ...{ value: own.p, per: own.per ?? usual, after: own.per ?? usual, given: true },
      ...{ badge: "yours", source: "Given on the node", low: null, high: null },
    };
  if (!shipped) throw new Error(`${channel.id} ships no parameter for ${stage}`);
  const { value, per, low, high, source, assumed } = shipped;
  return { ...common, value, per, after: usual, given: false, badge: assumed ? "assumption" : "benchmark", source, low, high };
}

/** Entries for stages that the channel does not have, or relative to one that does not come before them. */
function misplaced(channel: Channel, response: Response): ResponseProblem[] {
  const known: readonly string[] = [...channel.funnel, ...consentStages];
  const problems: ResponseProblem[] = [];
  for (const [stage, entry] of Object.entries(response) as [ResponseStage, ResponseEntry | undefined][]) {
    if (entry === undefined) continue;
    if (!known.includes(stage)) {
      problems.push({ stage, message: `${channel.label} has no stage "${stage}".`, fix: `It has ${known.join(", ")}.` });
      continue;
    }
    const per = typeof entry === "number" ? undefined : entry.per;
    const at = (channel.funnel as readonly string[]).indexOf(stage);
    const before = ["sent", ...(at === -1 ? channel.funnel.slice(0, -1) : channel.funnel.slice(0, at))];
    if (per !== undefined && !before.includes(per))
      problems.push({ stage, message: `"${stage}" of ${channel.label} cannot be per ${per}.`, fix: `Give it per ${before.join(" or ")}.` });
  }
  return problems;
}

/**
 * Makes the funnel one nested chain. A benchmark that a given number of a later stage exceeds is raised to it, one that exceeds a
 * given number of an earlier stage is lowered to it; two given numbers that contradict each other are a problem.
 */
function nest(funnel: ResolvedStage[], problems: ResponseProblem[]): void {
  const marginals = new Map<ResponseBase, number>([["sent", 1]]);
  let ceiling = 1;
  for (const stage of funnel) {
    stage.marginal = stage.value * (marginals.get(stage.per) ?? 0);
    if (!stage.given && stage.marginal > ceiling) change(stage, ceiling, "Lowered", marginals);
    if (stage.given) ceiling = Math.min(ceiling, stage.marginal);
    marginals.set(stage.stage as ResponseBase, stage.marginal);
  }
  let later: ResolvedStage | undefined;
  for (const stage of [...funnel].reverse()) {
    if (later && later.marginal > stage.marginal + EPSILON) {
      if (!stage.given) {
        change(stage, later.marginal, "Raised", marginals);
        continue;
      }
      problems.push({
        stage: later.stage,
        message: `"${later.stage}" comes to ${percent(later.marginal)} of the messages sent and "${stage.stage}", which it presupposes, only to ${percent(stage.marginal)}.`,
        fix: `Lower "${later.stage}" or raise "${stage.stage}".`,
      });
    }
    later = stage;
  }
}

/** Whoever opts out or complains was reached: a benchmark of the first stage that leaves too few for given rates per message sent is raised. */
function makeRoom(funnel: ResolvedStage[], consent: ResolvedStage[]): void {
  const first = funnel[0];
  const beside = consent.filter(({ given, per }) => given && per === "sent").reduce((sum, { value }) => sum + value, 0);
  const needed = beside + (funnel.find(({ stage }) => stage === "converted")?.marginal ?? 0);
  if (first && !first.given && beside > 0 && first.marginal < needed && needed <= 1)
    change(first, needed, "Raised", new Map<ResponseBase, number>([["sent", 1]]));
}

/** The probability of each funnel stage given the stage before it. */
function chain(funnel: ResolvedStage[]): void {
  let before = 1;
  for (const stage of funnel) {
    stage.conditional = before === 0 ? 0 : Math.min(1, stage.marginal / before);
    before = stage.marginal;
  }
}

/** Puts a number made to fit in the place of a benchmark, and says so. */
function change(stage: ResolvedStage, marginal: number, how: "Raised" | "Lowered", marginals: ReadonlyMap<ResponseBase, number>): void {
  const per = marginals.get(stage.per) ?? 0;
  stage.source = `${how} from the benchmark ${stage.value} to agree with the numbers given on the node`;
  stage.marginal = marginal;
  stage.value = per === 0 ? 0 : marginal / per;
  stage.badge = "assumption";
  stage.low = null;
  stage.high = null;
}

/** Who converts neither complains nor opts out, so the marginal rates are met among those who did not convert. */
function besideFunnel(channel: Channel, funnel: ResolvedStage[], consent: ResolvedStage[], problems: ResponseProblem[]): void {
  const marginal = (base: ResponseBase) => (base === "sent" ? 1 : (funnel.find(({ stage }) => stage === base)?.marginal ?? 0));
  const converted = funnel.find(({ stage }) => stage === "converted")?.marginal ?? 0;
  let left = 1;
  for (const stage of [...consent].sort((a, b) => Number(b.given) - Number(a.given))) {
    stage.base = stage.per === "sent" ? (channel.funnel[0] as ResponseBase) : stage.per;
    stage.marginal = stage.value * marginal(stage.per);
    const room = marginal(stage.base) - converted;
    const wanted = stage.marginal === 0 ? 0 : room <= 0 ? Number.POSITIVE_INFINITY : stage.marginal / room;
    stage.conditional = Math.min(wanted, left);
    if (wanted > left + EPSILON) {
      if (stage.given)
        problems.push({
          stage: stage.stage,
          message: `"${stage.stage}" comes to ${percent(stage.marginal)} of the messages sent, but only ${percent(Math.max(0, left * room))} are left: who converts neither opts out nor complains.`,
          fix: `Lower "${stage.stage}" or "converted".`,
        });
      stage.marginal = Math.max(0, stage.conditional * room);
      if (!stage.given) {
        stage.source = `Lowered from the benchmark ${stage.value} to agree with the numbers given on the node`;
        stage.value = marginal(stage.per) === 0 ? 0 : stage.marginal / marginal(stage.per);
        stage.badge = "assumption";
      }
    }
    left -= stage.conditional;
  }
}

/**
 * The numbers in force for one message: the node's overrides over the channel's benchmarks. An entry that is a plain number is
 * conditional on the stage before it (opt-out and complaint: on the first stage of the funnel), `{ p, per }` on what `per` names.
 * Delays are counted from what the entry is conditional on; those of benchmarks from the stage before.
 */
export function resolveResponse(channel: Channel, response: Response): ResolvedResponse {
  const problems = misplaced(channel, response);
  const funnel = channel.funnel.map((stage) => stageOf(channel, stage, response[stage]));
  const consent = (["complained", "optedOut"] as const).map((stage) => stageOf(channel, stage, response[stage]));
  if (problems.length > 0) return { funnel, consent, problems };
  nest(funnel, problems);
  makeRoom(funnel, consent);
  chain(funnel);
  besideFunnel(channel, funnel, consent, problems);
  return { funnel, consent, problems };
}
