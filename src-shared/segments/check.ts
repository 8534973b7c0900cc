import { nearest } from "../lib/nearest.ts";
import type { Field } from "../model/field.ts";
import { fieldRoles } from "../model/field.ts";
import type { Problem } from "../model/problem.ts";
import { meant, stepsOf } from "../model/repairs.ts";
import { type EventRule, type FieldRule, type ScoreRule, type Segment, scoreFields } from "../model/segment.ts";
import { operators, operatorsFor } from "../operators/index.ts";
import { timeSpan } from "../operators/values.ts";
import type { Catalogue } from "./catalogue.ts";
import { contradictions } from "./contradictions.ts";
import { fieldOfRole } from "./roles.ts";
import { discriminants, memberPath, partPath, viewOf } from "./view.ts";

type Column = Pick<Field, "id" | "type">;

interface Scope {
  catalogue: Catalogue;
  /** What field rules may name: the base's fields, or an event's attributes; undefined when they are not known. */
  columns: readonly Column[] | undefined;
  /** What those are called in a sentence. */
  what: { one: string; many: string };
  /** Names of the segments through which the check came here. */
  through: readonly string[];
  insideWhere: boolean;
}

const error = (id: string, path: string, message: string, fix?: string): Problem => ({
  id: `segment/${id}`,
  severity: "error",
  message,
  path,
  ...(fix === undefined ? {} : { fix }),
});
/** What was most likely meant, to be written at one click. */
const instead = (path: string, name: string, names: readonly string[]) => meant(nearest(name, names), { path: stepsOf(path) });
const warning = (id: string, path: string, message: string, fix?: string): Problem => ({
  ...error(id, path, message, fix),
  severity: "warning",
});

const list = (names: readonly string[], most = 8) =>
  names.length === 0 ? "none" : `${names.slice(0, most).join(", ")}${names.length > most ? ` and ${names.length - most} more` : ""}`;

function suggestion(name: string, names: readonly string[], what: string): string {
  const meant = nearest(name, names);
  return meant === undefined ? `The ${what}: ${list(names)}.` : `Did you mean ${meant}?`;
}

const members: Record<string, readonly string[]> = {
  all: ["all"],
  any: ["any"],
  none: ["none"],
  field: ["field", "op", "value"],
  event: ["event", "atLeast", "atMost", "exactly", "withinDays", "after", "before", "where"],
  near: ["near"],
  consent: ["consent"],
  score: ["score", "part", "op", "value"],
  segment: ["segment"],
};

/** Two rules in one object, of which only one would count; and misspelt members, which would not count at all. */
function checkMembers(segment: Segment, path: string): Problem[] {
  const keys = Object.keys(segment);
  const kinds = discriminants.filter((kind) => keys.includes(kind));
  if (kinds.length > 1)
    return [
      error("two-rules", path, `One rule says both "${kinds[0]}" and "${kinds[1]}".`, 'Write them as two rules inside { "all": [...] }.'),
    ];
  const known = members[kinds[0] ?? ""] ?? [];
  return keys
    .filter((key) => !known.includes(key))
    .flatMap((key) => {
      const meant = nearest(key, known);
      return meant === undefined
        ? []
        : [warning("unknown-member", memberPath(path, key), `"${key}" means nothing in this rule.`, `Did you mean "${meant}"?`)];
    });
}

/** The problem of a rule on a score whose field nobody has made yet; undefined for every other rule. */
function notComputed(segment: Segment, { field }: FieldRule, path: string, { columns }: Scope): Problem[] | undefined {
  if (!("score" in segment) || !columns || columns.some(({ id }) => id === field)) return undefined;
  const score = String(segment.score);
  const parts = Object.keys(scoreFields[score as keyof typeof scoreFields] ?? {});
  const { part } = segment as ScoreRule;
  if (part !== undefined && !parts.includes(part))
    return [
      error("unknown-field", memberPath(path, "part"), `The score "${score}" has no part "${part}".`, `Its parts are: ${list(parts)}.`),
    ];
  return [
    error(
      "unknown-field",
      path,
      `The score "${score}" is not computed, so nobody has it.`,
      "Compute it under Segments, Scores, or with “throughline scores compute”.",
    ),
  ];
}

function checkField(rule: FieldRule, path: string, { columns, what }: Scope): Problem[] {
  if (!columns) return [];
  const column = columns.find(({ id }) => id === rule.field);
  const names = columns.map(({ id }) => id);
  if (!column)
    return [
      {
        ...error(
          "unknown-field",
          memberPath(path, "field"),
          `There is no ${what.one} "${rule.field}".`,
          suggestion(rule.field, names, `${what.many} are`),
        ),
        ...instead(memberPath(path, "field"), rule.field, names),
      },
    ];
  const operator = operators[rule.op];
  if (!operator.types.includes(column.type)) {
    const suits = operatorsFor(column.type).map(({ op }) => op);
    return [
      error(
        "unsuitable-operator",
        memberPath(path, "op"),
        `"${rule.op}" does not suit ${rule.field}, which holds ${typeWords[column.type]}.`,
        `Use one of ${suits.join(" ")}.`,
      ),
    ];
  }
  const wrong = operator.check(rule.value, column.type);
  return wrong === null ? [] : [error("wrong-value", memberPath(path, "value"), `${rule.field} ${wrong}.`)];
}

const typeWords = { text: "text", number: "numbers", boolean: "yes or no", date: "dates", datetime: "dates with a time" } as const;

function checkEvent(rule: EventRule, path: string, scope: Scope): Problem[] {
  const problems: Problem[] = [];
  const { eventTypes, attributes } = scope.catalogue;
  if (!eventTypes.includes(rule.event)) {
    const none = eventTypes.length === 0 ? "No events have been imported." : suggestion(rule.event, eventTypes, "kinds of event are");
    problems.push({
      ...warning("unknown-event", memberPath(path, "event"), `No event "${rule.event}" is in the data, so nobody has had one.`, none),
      ...instead(memberPath(path, "event"), rule.event, eventTypes),
    });
  }
  if (rule.exactly !== undefined && (rule.atLeast !== undefined || rule.atMost !== undefined))
    problems.push(
      error("impossible-range", memberPath(path, "exactly"), '"exactly" stands beside "atLeast" or "atMost".', "Keep one of them."),
    );
  else if (rule.atLeast !== undefined && rule.atMost !== undefined && rule.atLeast > rule.atMost)
    problems.push(
      error(
        "impossible-range",
        memberPath(path, "atLeast"),
        `Nobody has at least ${rule.atLeast} and at most ${rule.atMost} events.`,
        "Make the first number the smaller one.",
      ),
    );
  for (const member of ["after", "before"] as const) {
    const text = rule[member];
    if (text !== undefined && !timeSpan(text))
      problems.push(
        error("wrong-value", memberPath(path, member), `"${text}" is no date.`, 'Write one such as "2026-03-02" or "2026-03-02T09:00".'),
      );
  }
  const [after, before] = [rule.after && timeSpan(rule.after), rule.before && timeSpan(rule.before)];
  if (after && before && after.high >= before.low)
    problems.push(
      error(
        "impossible-range",
        memberPath(path, "after"),
        `No time is after ${rule.after} and before ${rule.before}.`,
        "Swap them, or take one away.",
      ),
    );
  if (rule.where) {
    const columns = eventTypes.includes(rule.event) ? attributes?.(rule.event) : undefined;
    problems.push(
      ...check(rule.where, memberPath(path, "where"), {
        ...scope,
        columns,
        what: { one: `attribute of ${rule.event}`, many: `attributes of ${rule.event}` },
        insideWhere: true,
      }),
    );
  }
  return problems;
}

function checkPlace(path: string, { catalogue }: Scope): Problem[] {
  return (["latitude", "longitude"] as const).flatMap((role) => {
    const field = fieldOfRole(catalogue.fields, role);
    if (!field)
      return [
        error(
          "no-place",
          memberPath(path, "near"),
          `No field says the ${role} of a subscriber.`,
          `Give a field the role ${role} under Subscribers.`,
        ),
      ];
    return field.type === "number"
      ? []
      : [
          error(
            "no-place",
            memberPath(path, "near"),
            `${field.id} has the role ${role} but holds ${typeWords[field.type]}.`,
            "Import it as a number.",
          ),
        ];
  });
}

const consentChannels = fieldRoles.filter((role) => role.startsWith("consent:")).map((role) => role.slice("consent:".length));

function checkConsent(channel: string, path: string, { catalogue }: Scope): Problem[] {
  const place = memberPath(path, "consent");
  if (!consentChannels.includes(channel))
    return [
      {
        ...error("unknown-channel", place, `There is no channel "${channel}".`, suggestion(channel, consentChannels, "channels are")),
        ...instead(place, channel, consentChannels),
      },
    ];
  const field = fieldOfRole(catalogue.fields, `consent:${channel}`);
  return !field || field.type === "boolean"
    ? []
    : [
        error(
          "consent-field",
          place,
          `${field.id} has the role consent:${channel} but holds ${typeWords[field.type]}.`,
          "Import it as yes or no.",
        ),
      ];
}

function checkReference(name: string, path: string, scope: Scope): Problem[] {
  const place = memberPath(path, "segment");
  if (scope.through.includes(name))
    return [
      error(
        "cycle",
        place,
        `The segment "${name}" refers to itself: ${[...scope.through.slice(scope.through.indexOf(name)), name].join(" → ")}.`,
        "Take one of these references away.",
      ),
    ];
  const named = scope.catalogue.segments(name);
  if (!named)
    return [error("unknown-segment", place, `There is no segment "${name}".`, "Save it under that name first, or choose another.")];
  return check(named, "", { ...scope, through: [...scope.through, name] }).map((problem) => ({
    ...problem,
    path: place,
    repair: undefined,
    message: problem.id === "segment/cycle" ? problem.message : `In the segment "${name}": ${problem.message}`,
  }));
}

/** Rules that every one of must be true and that cannot be so at once. */
function checkTogether(parts: readonly Segment[], path: string, { columns }: Scope): Problem[] {
  const typeOf = (field: string) => columns?.find(({ id }) => id === field)?.type;
  return contradictions(parts, typeOf).map(({ at, against }) => {
    const [rule, other] = [parts[at], parts[against]] as [FieldRule, FieldRule];
    const words = ({ op, value }: FieldRule) => operators[op].sentence(value);
    return warning(
      "contradiction",
      partPath(path, "all", at),
      `Nobody fulfils both: ${rule.field} ${words(other)} and ${words(rule)}.`,
      "Change one of them, or let any of them be enough.",
    );
  });
}

function check(segment: Segment, path: string, scope: Scope): Problem[] {
  const view = viewOf(segment);
  const problems = checkMembers(segment, path);
  switch (view.kind) {
    case "all":
    case "any":
    case "none":
      return [
        ...problems,
        ...view.parts.flatMap((part, at) => check(part, partPath(path, view.kind, at), scope)),
        ...(view.kind === "all" ? checkTogether(view.parts, path, scope) : []),
      ];
    case "field":
      return [...problems, ...(notComputed(segment, view.rule, path, scope) ?? checkField(view.rule, path, scope))];
    default:
      if (scope.insideWhere)
        return [
          error(
            "where",
            path,
            `"where" holds a rule on ${view.kind}; it can only ask for the event's own attributes.`,
            "Put that rule beside the event rule.",
          ),
        ];
  }
  switch (view.kind) {
    case "event":
      return [...problems, ...checkEvent(view.rule, path, scope)];
    case "near":
      return [...problems, ...checkPlace(path, scope)];
    case "consent":
      return [...problems, ...checkConsent(view.rule.consent, path, scope)];
    case "segment":
      return [...problems, ...checkReference(view.rule.segment, path, scope)];
  }
}

/**
 * What is wrong with a segment for this catalogue: errors, which keep it from being counted, and warnings. Paths are inside
 * the segment, such as `all[0].value`; `self` is the name under which the segment is kept, so that it may not refer to itself.
 */
export function checkSegment(segment: Segment, catalogue: Catalogue, self?: string): Problem[] {
  const scope: Scope = {
    catalogue,
    columns: catalogue.fields,
    what: { one: "field", many: "fields" },
    through: self === undefined ? [] : [self],
    insideWhere: false,
  };
  return check(segment, "", scope);
}
