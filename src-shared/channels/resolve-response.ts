import type { Badge, Delay, Response, ResponseBase, ResponseEntry, ResponseStage } from "../model/response.ts";
import { consentStages } from "../model/response.ts";
import { basesOf, usualBase } from "./bases.ts";
import { badgeOf, type Channel } from "./channel.ts";
import { strengthOf } from "./strength.ts";

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
  /** How it stands against others that contradict it; the greater one stays (dry-run rules, section 8). */
  strength: number;
  badge: Badge;
  source: string;
  low: number | null;
  high: number | null;
  /** Contacts that the probability was learnt from, of a benchmark its prior strength; null for a number that is certain. */
  n: number | null;
  /** What the number was before it was made to fit another stage's; null where it stands as written. */
  fitted: Fitted | null;
}

/** A number that was changed, as it was written, and what it now agrees with. */
export interface Fitted {
  how: "Raised" | "Lowered";
  value: number;
  by: ResolvedStage;
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
export const percent = (p: number): string => `${Number((p * 100).toPrecision(4))} %`;

function stageOf(channel: Channel, stage: ResponseStage, entry: ResponseEntry | undefined): ResolvedStage {
  const usual = usualBase(channel, stage);
  const shipped = channel.parameters[stage];
  const own = typeof entry === "number" ? { p: entry } : entry;
  const common = { stage, marginal: 0, conditional: 0, base: usual, delay: own?.delay ?? shipped?.delay ?? 0, fitted: null };
  if (own)
    return {
      ...common,
      ...{ value: own.p, per: own.per ?? usual, after: own.per ?? usual, given: true, strength: strengthOf("node"), n: own.n ?? null },
      ...{ badge: "yours", source: "Given on the node", low: null, high: null },
    };
  if (!shipped) throw new Error(`${channel.id} ships no parameter for ${stage}`);
  const { value, per, low, high, source, layer } = shipped;
  const n = layer === undefined ? channel.priorStrength : (shipped.n ?? null);
  const strength = strengthOf(layer ?? "shipped");
  return { ...common, value, per, after: usual, given: false, strength, badge: badgeOf(shipped), source, low, high, n };
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
    const before = basesOf(channel, stage);
    if (per !== undefined && !before.includes(per))
      problems.push({ stage, message: `"${stage}" of ${channel.label} cannot be per ${per}.`, fix: `Give it per ${before.join(" or ")}.` });
  }
  return problems;
}

/**
 * Makes the funnel one nested chain. Of two numbers that contradict each other the weaker one is made to fit: lowered to an earlier
 * stage, raised to a later one, and of two equally strong ones the earlier is raised. Two that the node gives are a problem.
 */
function nest(funnel: ResolvedStage[], problems: ResponseProblem[]): void {
  const marginals = new Map<ResponseBase, number>([["sent", 1]]);
  for (const [at, stage] of funnel.entries()) {
    stage.marginal = stage.value * (marginals.get(stage.per) ?? 0);
    for (const before of funnel.slice(0, at))
      if (before.strength > stage.strength && stage.marginal > before.marginal)
        change(stage, before.marginal, "Lowered", before, marginals);
    marginals.set(stage.stage as ResponseBase, stage.marginal);
  }
  let later: ResolvedStage | undefined;
  for (const stage of [...funnel].reverse()) {
    if (later && later.marginal > stage.marginal + EPSILON) {
      if (!stage.given) {
        change(stage, later.marginal, "Raised", later, marginals);
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

/** Whoever opts out or complains was reached: a first stage that leaves too few for stronger rates per message sent is raised. */
function makeRoom(funnel: ResolvedStage[], consent: ResolvedStage[]): void {
  const first = funnel[0];
  if (!first || first.given) return;
  const stronger = consent.filter(({ strength, per }) => strength > first.strength && per === "sent");
  const beside = stronger.reduce((sum, { value }) => sum + value, 0);
  const needed = beside + (funnel.find(({ stage }) => stage === "converted")?.marginal ?? 0);
  const [one] = stronger;
  if (one && beside > 0 && first.marginal < needed && needed <= 1)
    change(first, needed, "Raised", one, new Map<ResponseBase, number>([["sent", 1]]));
}

/** The probability of each funnel stage given the stage before it. One that exceeds what it presupposes comes as often as that. */
function chain(funnel: ResolvedStage[]): void {
  let before = 1;
  for (const stage of funnel) {
    stage.marginal = Math.min(stage.marginal, before);
    stage.conditional = before === 0 ? 0 : stage.marginal / before;
    before = stage.marginal;
  }
}

/** What a number is called where it was made to fit another one. */
const called = ({ strength }: ResolvedStage): string => (strength > strengthOf("shipped") ? "the project's rate" : "the benchmark");
const causes = ({ given, strength }: ResolvedStage): string =>
  given
    ? "the numbers given on the node"
    : strength > strengthOf("shipped")
      ? "the project's other rates"
      : "the benchmarks of the other stages";

/** Puts a number made to fit `by` in the place of a weaker one, and says so. It is as certain as what it follows. */
function change(
  stage: ResolvedStage,
  marginal: number,
  how: Fitted["how"],
  by: ResolvedStage,
  marginals: ReadonlyMap<ResponseBase, number>,
): void {
  const per = marginals.get(stage.per) ?? 0;
  stage.fitted ??= { how, value: stage.value, by };
  stage.source = `${how} from ${called(stage)} ${percent(stage.value)} to agree with ${causes(by)}`;
  stage.marginal = marginal;
  stage.value = per === 0 ? 0 : marginal / per;
  stage.badge = "assumption";
  stage.low = null;
  stage.high = null;
  stage.n = null;
}

const strongestOf = (stages: readonly ResolvedStage[]): ResolvedStage =>
  stages.reduce((best, stage) => (stage.strength > best.strength ? stage : best));

/** Who converts neither complains nor opts out, so the marginal rates are met among those who did not convert. */
function besideFunnel(channel: Channel, funnel: ResolvedStage[], consent: ResolvedStage[], problems: ResponseProblem[]): void {
  const marginal = (base: ResponseBase) => (base === "sent" ? 1 : (funnel.find(({ stage }) => stage === base)?.marginal ?? 0));
  const converted = funnel.find(({ stage }) => stage === "converted")?.marginal ?? 0;
  const bases = new Map(funnel.map(({ stage, marginal: reached }) => [stage as ResponseBase, reached])).set("sent", 1);
  let left = 1;
  for (const stage of [...consent].sort((a, b) => b.strength - a.strength)) {
    stage.base = stage.per === "sent" ? (channel.funnel[0] as ResponseBase) : stage.per;
    stage.marginal = stage.value * marginal(stage.per);
    const room = marginal(stage.base) - converted;
    const wanted = stage.marginal === 0 ? 0 : room <= 0 ? Number.POSITIVE_INFINITY : stage.marginal / room;
    stage.conditional = Math.min(wanted, left);
    if (wanted > left + EPSILON) {
      const possible = Math.max(0, stage.conditional * room);
      if (stage.given)
        problems.push({
          stage: stage.stage,
          message: `"${stage.stage}" comes to ${percent(stage.marginal)} of the messages sent, but only ${percent(Math.max(0, left * room))} are left: who converts neither opts out nor complains.`,
          fix: `Lower "${stage.stage}" or "converted".`,
        });
      else change(stage, possible, "Lowered", strongestOf([...funnel, ...consent]), bases);
      stage.marginal = possible;
    }
    left -= stage.conditional;
  }
}

/**
 * The numbers in force for one message: the node's overrides over the channel's, which are its benchmarks or, of a channel made by
 * `inForce`, the project's own. An entry that is a plain number is
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
