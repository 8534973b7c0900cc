import { type ChannelId, channelOf } from "../channels/index.ts";
import { ASSUMED_DIFFERENCES } from "../engine/compile/model.ts";
import type { Journey } from "../model/journey.ts";
import type { Plan } from "../model/plan.ts";
import type { ModelParameter } from "../model/results.ts";
import { sentence } from "../segments/sentence.ts";
import { channelIdOf, modelInForce, type PlanRun } from "./run.ts";
import { lowerFirst, modelText, modelUnit } from "./words.ts";

type Model = NonNullable<Journey["settings"]["model"]>;
const given = { badge: "yours", source: "Given in the journey" } as const;
/** Names under which the results tell that factors of the journey are in force; the factors stand in the journey. */
const summaries = ["hours", "preference"];

/** `by email`; empty for every channel. */
const byText = (channel: string): string => (channel === "any" ? "" : ` by ${lowerFirst(channelOf(channel as ChannelId).label)}`);

/** Factors on the odds by hour, by weekday and by the preferred channel, one line each. */
function circumstances({ hours = [], weekdays = [], preference }: Model, inForce: ReadonlySet<string>): ModelParameter[] {
  const timed = [
    ...hours.map(({ channel, from, to, factor }) => ({ channel, when: `from ${from} to ${to}`, factor })),
    ...weekdays.map(({ channel, days, factor }) => ({ channel, when: `on ${days.join(", ")}`, factor })),
  ].map(({ channel, when, factor }) => ({
    name: `Odds of responding to a message${byText(channel)} ${when}, times`,
    value: factor,
    ...given,
  }));
  const preferred = preference
    ? [
        { name: "preference.factor", value: preference.factor, ...given },
        { name: "preference.otherwise", value: preference.otherwise, ...given },
      ]
    : [];
  return [...(inForce.has("preference") ? preferred : []), ...(inForce.has("hours") ? timed : [])];
}

/** What one message of each channel of the journey adds to contact pressure, where that tires subscribers. */
function weights(journey: Journey, inForce: ReadonlySet<string>): ModelParameter[] {
  if (!inForce.has("lambda")) return [];
  const channels = [...new Set(journey.nodes.flatMap((node) => channelIdOf(node) ?? []))];
  return channels.map((id) => ({
    ...{ name: `${channelOf(id).label}: what one message adds to contact pressure`, value: channelOf(id).contactWeight },
    ...{ badge: "assumption", source: ASSUMED_DIFFERENCES },
  }));
}

/** Says of numbers for segments, which come in the journey's order, for which one each is; and of fatigue, what it acts on. */
function namer({ baseline, churn, fatigue }: Model): (name: string) => string {
  const segments = { baseline: [...(baseline?.segments ?? [])], churn: [...(churn?.segments ?? [])] };
  return (name) => {
    const text = modelText(name);
    const part = name.endsWith("of a segment") ? name.split(".")[0] : undefined;
    const of = part === "baseline" || part === "churn" ? segments[part].shift() : undefined;
    if (of) return `${text}: ${sentence(of.segment)}`;
    const onProbability = fatigue?.applyTo === "probability" && (name === "lambda" || name === "kappa");
    return onProbability ? text.replace("log-odds", "log-probability") : text;
  };
}

/**
 * Every number of the response model in force, with its badge and source: those that the results tell, and the factors that stand in the
 * journey. They are per nothing, and belong to no node.
 */
export function modelAssumptions(run: PlanRun): Plan["assumptions"] {
  const { results, journey } = run;
  const told = results.model ?? [];
  const inForce = new Set(told.map(({ name }) => name));
  const model = modelInForce(run) ?? {};
  const nameOf = namer(model);
  const all = [...told.filter(({ name }) => !summaries.includes(name)), ...weights(journey, inForce), ...circumstances(model, inForce)];
  return all.map(({ name, value, badge, source }) => ({
    ...{ node: "", label: "Whole journey", what: nameOf(name), value, unit: modelUnit(name), per: "" },
    ...{ badge, source, low: null, high: null },
  }));
}
