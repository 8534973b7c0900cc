import { canonicalJson } from "./canonical-json.ts";

/** A step into a JSON value: a member's name or a place in a list. */
export type Step = string | number;

/** One difference of two JSON values. An absent `before` was added, an absent `after` was removed. */
export interface JsonChange {
  path: readonly Step[];
  before?: unknown;
  after?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

export const sameJson = (a: unknown, b: unknown): boolean => a === b || canonicalJson({ a }) === canonicalJson({ a: b });

/**
 * Differences of two JSON values at the deepest place where both are of one shape: members of objects, and items of lists of one length.
 * `whole` says of a place that it is compared as one value. Members that are `undefined` count as absent.
 */
export function jsonChanges(before: unknown, after: unknown, whole: (path: readonly Step[]) => boolean = () => false): JsonChange[] {
  const changes: JsonChange[] = [];
  const walk = (a: unknown, b: unknown, path: readonly Step[]) => {
    if (sameJson(a, b)) return;
    if (a === undefined) changes.push({ path, after: b });
    else if (b === undefined) changes.push({ path, before: a });
    else if (!whole(path) && isObject(a) && isObject(b)) {
      for (const key of [...new Set([...Object.keys(a), ...Object.keys(b)])]) walk(own(a, key), own(b, key), [...path, key]);
    } else if (!whole(path) && Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
      for (const [at, item] of a.entries()) walk(item, b[at], [...path, at]);
    } else changes.push({ path, before: a, after: b });
  };
  walk(before, after, []);
  return changes;
}

const own = (value: Record<string, unknown>, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

/** The value with the changes made; what is not on their paths is shared. */
export function applyJsonChanges(value: unknown, changes: readonly JsonChange[]): unknown {
  return changes.reduce((now, change) => put(now, change.path, change.after), value);
}

function put(value: unknown, path: readonly Step[], to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.map((item, at) => (at === step ? put(item, rest, to) : item));
  const members = Object.entries(isObject(value) ? value : {}).filter(([key]) => key !== step);
  const inside = put(isObject(value) ? own(value, String(step)) : undefined, rest, to);
  return Object.fromEntries(inside === undefined ? members : [...members, [String(step), inside]]);
}
