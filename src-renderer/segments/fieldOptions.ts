import { channelIds, channels } from "../../src-shared/channels/index.ts";
import { type EventTypeSummary, type FieldGroup, type FieldSummary, fieldGroups } from "../../src-shared/model/field.ts";
import type { FieldRule, Segment } from "../../src-shared/model/segment.ts";
import { operators, operatorsFor } from "../../src-shared/operators/index.ts";
import type { Operator, RuleValue } from "../../src-shared/operators/operator.ts";
import { eventLabel } from "../../src-shared/segments/labelled.ts";
import { type BuilderRule, comparedField, type EventCount, toTree, writeTree } from "./convert.ts";

/** The groups of the field picker as people read them. */
export const groupLabels: Readonly<Record<FieldGroup, string>> = {
  identity: "Identity",
  demographic: "Demographic",
  geographic: "Geographic",
  firmographic: "Firmographic",
  behavioural: "Behavioural",
  implicit: "Implicit (inferred)",
  explicit: "Explicit (stated)",
  services: "Services and equipment",
  experience: "Subscriber experience",
  money: "Money",
  consent: "Consent",
  other: "Other",
};

export interface OptionGroup {
  group: string;
  items: { value: string; label: string }[];
}

/** Everything a rule can be about, in groups: fields by kind of data, what scores made, events, permission to contact, other segments. */
export function subjectOptions(
  fields: Iterable<FieldSummary>,
  eventTypes: readonly EventTypeSummary[],
  segmentNames: readonly string[],
): OptionGroup[] {
  const all = [...fields];
  const byGroup = Map.groupBy(all, (field) => (field.score === undefined ? field.group : "score"));
  const itemsOf = (group: FieldGroup | "score") =>
    (byGroup.get(group) ?? []).map((field) => ({ value: `field:${field.id}`, label: field.label || field.id }));
  const hasPlaces = (["latitude", "longitude"] as const).every((role) => all.some((field) => field.role === role));
  const groups: OptionGroup[] = fieldGroups.map((group) => ({ group: groupLabels[group], items: itemsOf(group) }));
  groups.push(
    { group: "Scores", items: itemsOf("score") },
    { group: "Events", items: eventTypes.map(({ event }) => ({ value: `event:${event}`, label: eventLabel(event) })) },
    {
      group: "May be contacted by",
      items: channelIds.map((id) => ({ value: `consent:${id}`, label: `Consent: ${channels[id].label}` })),
    },
    { group: "Place", items: hasPlaces ? [{ value: "near", label: "Distance from a place" }] : [] },
    { group: "Segments", items: segmentNames.map((name) => ({ value: `segment:${name}`, label: name })) },
  );
  return groups.filter(({ items }) => items.length > 0);
}

/** The rule as it starts when its subject is chosen: complete at once where there is an obvious value. */
export function startRule(rule: BuilderRule, subject: string, fields: ReadonlyMap<string, FieldSummary>): BuilderRule {
  const fresh = { id: rule.id, field: subject };
  if (subject.startsWith("event:")) return { ...fresh, operator: "count", value: { atLeast: 1, withinDays: 30 } };
  if (subject === "near") return { ...fresh, operator: "within", value: { km: 25 } };
  if (!subject.startsWith("field:")) return { ...fresh, operator: "is", value: null };
  const field = fields.get(subject.slice("field:".length));
  if (field?.role === "birthday") return { ...fresh, operator: "birthday-in-days", value: 30 };
  const type = field?.type ?? "text";
  const usual = { text: "in", number: ">=", boolean: "=", date: "within-days", datetime: "within-days" }[type];
  const operator = operatorsFor(type).find(({ op }) => op === usual)?.op ?? "is-present";
  const value = { text: [], number: undefined, boolean: true, date: 30, datetime: 30 }[type];
  return { ...fresh, operator, value };
}

/** The rules of a `where` that is a flat list of them, all of which must hold; undefined for one that says more. */
export function attributeRules(where: Segment | undefined): FieldRule[] | undefined {
  if (where === undefined) return [];
  const parts = "all" in where && Array.isArray(where.all) ? (where.all as Segment[]) : [where];
  return parts.every((part) => typeof (part as FieldRule).field === "string") ? (parts as FieldRule[]) : undefined;
}

function lacksValue(op: string, value: unknown): boolean {
  const { shape } = operators[op as keyof typeof operators] ?? { shape: "none" };
  if (shape === "none") return false;
  return Array.isArray(value) ? value.length === 0 || value.includes(undefined) : value === undefined || value === "";
}

/** What a rule still needs before it can be counted, as a sentence; null when it is complete or cannot be judged here. */
export function unfinished(rule: BuilderRule, fields: ReadonlyMap<string, FieldSummary>): string | null {
  if (rule.field.startsWith("event:")) {
    const { after, before, where } = rule.value as EventCount;
    if (after === "" || before === "") return "Choose the date.";
    return attributeRules(where)?.some(({ value, op }) => lacksValue(op, value)) ? "Say which events are meant: a value is missing." : null;
  }
  if (rule.field === "near") {
    const { lat, lon, km } = rule.value as { lat?: number; lon?: number; km?: number };
    return lat === undefined || lon === undefined ? "Choose the place." : km === undefined || km <= 0 ? "Say how far away." : null;
  }
  const field = fields.get(comparedField(rule) ?? "");
  const operator = (operators as Readonly<Record<string, Operator>>)[rule.operator];
  if (!field || !operator?.types.includes(field.type)) return null;
  const value = Array.isArray(rule.value) ? rule.value.filter((item) => item !== undefined) : rule.value;
  const missing = operator.check(value as RuleValue, field.type);
  return missing === null ? null : `${field.label || field.id} ${missing}.`;
}

/** The segment without its unfinished rules. */
export const finishedPart = (segment: Segment, fields: ReadonlyMap<string, FieldSummary>): Segment =>
  writeTree(toTree(segment), (rule) => unfinished(rule, fields) !== null).segment;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[_:\s]+/g, " ")
    .trim();

/** Options whose label or name in the file contains the search, the group of one that is called just so first; underscores and colons count as spaces. */
export function matching(groups: readonly OptionGroup[], search: string): OptionGroup[] {
  const wanted = plain(search);
  const fits = ({ label, value }: { label: string; value: string }) => plain(`${label} ${value}`).includes(wanted);
  const found = groups.map(({ group, items }) => ({ group, items: items.filter(fits) })).filter(({ items }) => items.length > 0);
  // What is called just so comes before what is called so among other things.
  const exact = ({ items }: OptionGroup) => (items.some(({ label }) => plain(label) === wanted) ? 0 : 1);
  return found.sort((a, b) => exact(a) - exact(b));
}
