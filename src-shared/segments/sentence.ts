import type { EventRule, Segment } from "../model/segment.ts";
import { operators } from "../operators/index.ts";
import { isEveryone } from "./constant.ts";
import { eventBounds } from "./normalise.ts";
import { viewOf } from "./view.ts";

/** A text without what stands in brackets. */
function outside(text: string): string {
  let depth = 0;
  let kept = "";
  for (const character of text) {
    if (character === "(") depth++;
    if (depth === 0) kept += character;
    if (character === ")") depth--;
  }
  return kept;
}

/** `a, b and c`; with semicolons where a part has commas of its own. */
function join(parts: readonly string[], word: "and" | "or"): string {
  if (parts.length < 2) return parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (!parts.some((part) => outside(part).includes(","))) return `${parts.slice(0, -1).join(", ")} ${word} ${last}`;
  return `${parts.slice(0, -1).join("; ")}; ${word} ${last}`;
}

function eventWords(rule: EventRule): string {
  const { least, most } = eventBounds(rule);
  const events = (n: number) => `${rule.event} event${n === 1 ? "" : "s"}`;
  const amount =
    most === 0
      ? `no ${events(0)}`
      : least === most
        ? `exactly ${least} ${events(least)}`
        : !Number.isFinite(most)
          ? `at least ${least} ${events(least)}`
          : least === 0
            ? `at most ${most} ${events(most)}`
            : `${least} to ${most} ${events(most)}`;
  const window = [
    ...(rule.withinDays === undefined ? [] : [rule.withinDays === 1 ? "in the last day" : `in the last ${rule.withinDays} days`]),
    ...(rule.after === undefined ? [] : [`after ${rule.after}`]),
    ...(rule.before === undefined ? [] : [`before ${rule.before}`]),
  ];
  const where = rule.where === undefined || isEveryone(rule.where) ? [] : [`where ${inner(rule.where)}`];
  return [amount, ...window, ...where].join(" ");
}

/** A segment as part of a longer sentence: in brackets when it has several parts. */
function inner(segment: Segment): string {
  const view = viewOf(segment);
  if (!("parts" in view)) return words(segment);
  return view.kind !== "none" && view.parts.length > 1 ? `(${words(segment)})` : words(segment);
}

/** One part alone reads as it would at the top; several are bracketed where they are groups themselves. */
function group(parts: readonly Segment[], word: "and" | "or"): string {
  const [only] = parts;
  return parts.length === 1 && only ? words(only) : join(parts.map(inner), word);
}

function words(segment: Segment): string {
  const view = viewOf(segment);
  switch (view.kind) {
    case "all":
      return view.parts.length === 0 ? "everyone" : group(view.parts, "and");
    case "any":
      return view.parts.length === 0 ? "nobody" : group(view.parts, "or");
    case "none":
      return view.parts.length === 0 ? "everyone" : `not (${group(view.parts, "or")})`;
    case "field":
      return `${view.rule.field} ${operators[view.rule.op].sentence(view.rule.value)}`;
    case "event":
      return eventWords(view.rule);
    case "near": {
      const { lat, lon, km } = view.rule.near;
      return `place is within ${km} km of ${lat}, ${lon}`;
    }
    case "consent":
      return `consent for ${channelWords[view.rule.consent] ?? view.rule.consent} is given`;
    case "segment":
      return `is in the segment “${view.rule.segment}”`;
  }
}

const channelWords: Readonly<Record<string, string>> = {
  sms: "SMS",
  call: "calls",
  push: "push messages",
  "in-app": "in-app messages",
  "direct-mail": "direct mail",
  "paid-social": "paid social ads",
  "display-ad": "display ads",
  web: "web messages",
  "field-visit": "field visits",
};

/**
 * Who is in a segment, in plain English: "Contract is Month-to-month, tenure is below 12 and MonthlyCharges is at least 70".
 * Nested groups stand in brackets, so that the sentence can be read one way only.
 */
export function sentence(segment: Segment): string {
  return words(segment);
}
