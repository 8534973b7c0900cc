import type { FieldType } from "../model/field.ts";
import type { FieldRule, Segment } from "../model/segment.ts";
import { above, below, from, upTo } from "../operators/masks.ts";
import { booleanOf, listOf, oneOf, type Span, spanOf } from "../operators/values.ts";
import { viewOf } from "./view.ts";

/** The values that a rule leaves: a span of a scale, a set of texts or of yes and no, or only the missing one. */
type Left = Span | ReadonlySet<string> | "missing";

function spanLeft({ op, value }: FieldRule, type: FieldType): Span | undefined {
  const [one, other] = listOf(value).map((end) => spanOf(end, type));
  if (!one) return undefined;
  switch (op) {
    case "=":
      return one;
    case "<":
    case "before":
      return below(one.low);
    case "<=":
      return upTo(one.high);
    case ">":
    case "after":
      return above(one.high);
    case ">=":
      return from(one.low);
    case "between":
      return other && { low: one.low, high: other.high };
    default:
      return undefined;
  }
}

function left(rule: FieldRule, type: FieldType): Left | undefined {
  if (rule.op === "is-missing") return "missing";
  if (type !== "text" && type !== "boolean") return spanLeft(rule, type);
  if (rule.op !== "=" && rule.op !== "in") return undefined;
  if (rule.op === "=" && oneOf(rule.value) === undefined) return undefined;
  return new Set(listOf(rule.value).map((value) => (type === "boolean" ? String(booleanOf(value)) : String(value))));
}

const isSpan = (value: Left): value is Span => typeof value === "object" && "low" in value;

/** What both leave; null when nothing is. */
function both(a: Left, b: Left): Left | null {
  if (a === "missing" || b === "missing") return a === b ? a : null;
  if (isSpan(a) && isSpan(b)) {
    const met = { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) };
    return met.low > met.high ? null : met;
  }
  if (isSpan(a) || isSpan(b)) return a;
  const met = new Set([...a].filter((value) => b.has(value)));
  return met.size === 0 ? null : met;
}

/**
 * Rules of one `all` that leave no value of their field between them, as positions: the later, and the earlier with which it cannot be.
 * `typeOf` says what a field holds; the rules' values have passed their checks.
 */
export function contradictions(
  parts: readonly Segment[],
  typeOf: (field: string) => FieldType | undefined,
): { at: number; against: number }[] {
  const known = new Map<string, { left: Left; at: number }>();
  return parts.flatMap((part, at) => {
    const view = viewOf(part);
    const type = view.kind === "field" ? typeOf(view.rule.field) : undefined;
    const own = view.kind === "field" && type ? left(view.rule, type) : undefined;
    if (view.kind !== "field" || own === undefined) return [];
    const before = known.get(view.rule.field);
    const met = before ? both(before.left, own) : own;
    if (met === null) return [{ at, against: before?.at ?? at }];
    known.set(view.rule.field, { left: met, at });
    return [];
  });
}
