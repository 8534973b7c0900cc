import { channels } from "../channels/index.ts";
import { canonicalJson } from "../lib/canonical-json.ts";
import type { Step } from "../lib/json-diff.ts";
import { numberText } from "../lib/numbers.ts";
import type { JourneyNode } from "../model/journey.ts";
import { segmentSchema } from "../model/segment.ts";
import { nodeKinds } from "../nodes/index.ts";
import { stageText } from "../plan/words.ts";
import { sentence } from "../segments/sentence.ts";

/** Members of journeys and nodes whose names say too little. */
const labels: ReadonlyMap<string, string> = new Map(
  Object.entries({
    name: "Name",
    description: "Description",
    owner: "Owner",
    stages: "Stages",
    exitWhen: "Exit criteria",
    goal: "Goal",
    event: "Event",
    label: "Name",
    kind: "Kind",
    stage: "Stage",
    timeZone: "Time zone",
    maxDurationDays: "Longest stay, days",
    conversionWindowDays: "Conversion window, days",
    exitCheck: "When exit criteria are asked",
    reentry: "Re-entry",
    gapDays: "days between",
    holdoutPercent: "Hold-out, %",
    quietHours: "Quiet hours",
    caps: "Frequency caps",
    pools: "Pools",
    perDay: "a day",
    patienceDays: "patience, days",
    model: "Response model",
    segment: "Rules",
    callToAction: "Call to action",
    consentBasis: "Consent basis",
    sendTime: "Hours for sending",
    calendarDays: "calendar days",
    timeoutHours: "Time-out, hours",
    optedOut: "opt-out rate",
    opened: "open rate",
    clicked: "click rate",
    answered: "contact rate",
    converted: "conversion rate",
    complained: "complaint rate",
    ifPast: "where the date is past",
  }),
);

/** `sendTime` as `send time`. */
const spaced = (name: string) =>
  name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** An item of a list by its own name, else by its place. */
function itemName(list: unknown, at: number): string {
  const item = Array.isArray(list) ? list[at] : undefined;
  const named = item as { label?: unknown; id?: unknown; channel?: unknown } | undefined;
  for (const name of [named?.label, named?.id, named?.channel]) if (typeof name === "string" && name !== "") return `“${name}”`;
  return `no. ${at + 1}`;
}

/** Where in a document something differs, in words: `Settings › Quiet hours › from`. `inside` is the document, for names of list items. */
export function pathText(path: readonly Step[], inside: unknown, node?: JourneyNode): string {
  if (node && path[0] === "config" && path[1] === "message" && path.length === 3) {
    const channel = nodeKinds.get(node.kind)?.channel;
    const field = channel && channels[channel].messageFields.find(({ id }) => id === path[2]);
    if (field) return field.label;
  }
  const parts: string[] = [];
  let value = inside;
  for (const [at, step] of path.entries()) {
    const hidden = at === 0 && ["config", "settings"].includes(String(step)) && path.length > 1;
    if (typeof step === "number") parts.push(itemName(value, step));
    else if (!hidden) parts.push(labels.get(step) ?? spaced(step));
    value = (value as Record<string, unknown> | undefined)?.[step as string];
  }
  return upper(parts.join(" › "));
}

/** A value of a document in words. */
export function valueText(value: unknown, path: readonly Step[] = []): string {
  if (value === undefined || value === null || value === "") return "not set";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return numberText(value, 4);
  const last = path.at(-1);
  if (typeof value === "string") return last === "stage" ? stageText(value) : value;
  if (last === "segment" || last === "exitWhen" || last === "where" || last === "promoters") {
    const segment = segmentSchema.safeParse(value);
    if (segment.success) return sentence(segment.data);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return "none";
    return value.map((item) => (last === "stages" && typeof item === "string" ? stageText(item) : valueText(item))).join(", ");
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return "nothing set";
  if (members.some(([, member]) => typeof member === "object" && member !== null && members.length > 6)) return canonicalJson(value);
  return members
    .map(([name, member]) => `${labels.get(name)?.toLowerCase() ?? spaced(name)} ${valueText(member, [...path, name])}`)
    .join("; ");
}
