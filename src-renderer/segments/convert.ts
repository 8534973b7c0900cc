import { newId } from "../../src-shared/lib/ids.ts";
import type { EventRule, FieldOperator, FieldRule, NearRule, ScoreRule, Segment } from "../../src-shared/model/segment.ts";
import { fieldRuleOf } from "../../src-shared/segments/view.ts";

/** The words of a group, as in the file. */
export const combinators = ["all", "any", "none"] as const;
export type Combinator = (typeof combinators)[number];

/**
 * A leaf in the builder's tree. `field` says what it is about: `field:tenure`, `event:limit_hit`, `consent:email`, `score:rfm` or with a
 * part of it `score:rfm:recency`, `segment:Streamers`, `near`, `raw` for what the builder cannot show (kept whole in `value`), or empty until chosen.
 */
export interface BuilderRule {
  id: string;
  field: string;
  operator: string;
  value: unknown;
  /** Members that this version does not know. */
  extra?: Record<string, unknown>;
}

export interface BuilderGroup {
  id: string;
  combinator: string;
  rules: BuilderNode[];
  extra?: Record<string, unknown>;
  /** Stands for a segment that is one rule without a group; written as that rule again while it holds just one. */
  bare?: boolean;
}
export type BuilderNode = BuilderRule | BuilderGroup;

export const isGroup = (node: BuilderNode): node is BuilderGroup => "rules" in node;

/** How often and when an event is asked for. */
export type EventCount = Pick<EventRule, "atLeast" | "atMost" | "exactly" | "withinDays" | "after" | "before" | "where">;
const eventMembers = ["atLeast", "atMost", "exactly", "withinDays", "after", "before", "where"] as const;

const rest = (source: object, ...known: readonly string[]): { extra?: Record<string, unknown> } => {
  const extra = Object.fromEntries(Object.entries(source).filter(([name]) => !known.includes(name)));
  return Object.keys(extra).length > 0 ? { extra } : {};
};

const ruleOf = (field: string, operator: string, value: unknown, more: { extra?: Record<string, unknown> } = {}): BuilderRule => ({
  id: newId("rule"),
  field,
  operator,
  value,
  ...more,
});

/** An event that is counted in two ways at once has no editor. */
function fitsEventEditor(rule: EventRule): boolean {
  const counts = [rule.atLeast, rule.atMost, rule.exactly].filter((count) => count !== undefined).length;
  const absolute = rule.after !== undefined || rule.before !== undefined;
  return counts <= 1 && !(absolute && rule.withinDays !== undefined);
}

function leafOf(segment: Segment): BuilderRule {
  if ("field" in segment) {
    const { field, op, value } = segment as FieldRule;
    return ruleOf(`field:${field}`, op, value, rest(segment, "field", "op", "value"));
  }
  if ("event" in segment) {
    const rule = segment as EventRule;
    if (!fitsEventEditor(rule)) return ruleOf("raw", "", segment);
    const value = Object.fromEntries(eventMembers.filter((name) => rule[name] !== undefined).map((name) => [name, rule[name]]));
    return ruleOf(`event:${rule.event}`, "count", value, rest(segment, "event", ...eventMembers));
  }
  if ("consent" in segment && !("near" in segment))
    return ruleOf(`consent:${String(segment.consent)}`, "is", null, rest(segment, "consent"));
  if ("score" in segment && !("near" in segment)) {
    const { score, part, op, value } = segment as ScoreRule;
    return ruleOf(`score:${score}${part === undefined ? "" : `:${part}`}`, op, value, rest(segment, "score", "part", "op", "value"));
  }
  if ("segment" in segment && !("near" in segment))
    return ruleOf(`segment:${String(segment.segment)}`, "is", null, rest(segment, "segment"));
  if ("near" in segment && !("consent" in segment) && !("segment" in segment)) {
    const near = (segment as NearRule).near;
    return ruleOf("near", "within", near, rest(segment, "near"));
  }
  return ruleOf("raw", "", segment);
}

function nodeOf(segment: Segment): BuilderNode {
  for (const combinator of combinators) {
    const parts = (segment as Partial<Record<Combinator, unknown>>)[combinator];
    if (Array.isArray(parts)) {
      return { id: newId("group"), combinator, rules: (parts as Segment[]).map(nodeOf), ...rest(segment, combinator) };
    }
  }
  return leafOf(segment);
}

/** The builder's tree of a segment. A lone rule is put into a group of its own, marked `bare`. */
export function toTree(segment: Segment): BuilderGroup {
  const node = nodeOf(segment);
  return isGroup(node) ? node : { id: newId("group"), combinator: "all", rules: [node], bare: true };
}

/** A pair that is being typed has a bound that is not there yet. */
const present = (value: unknown): unknown => (Array.isArray(value) ? value.filter((item) => item !== undefined) : value);

/** The score that a subject such as `score:rfm:recency` means, and which part of it; undefined for other subjects. */
function scoreOf(field: string): { score: string; part?: string } | undefined {
  const [kind, score, ...part] = field.split(":");
  return kind !== "score" || score === undefined ? undefined : { score, ...(part.length > 0 ? { part: part.join(":") } : {}) };
}

/** The field that a rule compares, which for a rule on a score is the one that the score makes; undefined for a rule about something else. */
export function comparedField({ field, operator }: Pick<BuilderRule, "field" | "operator">): string | undefined {
  if (field.startsWith("field:")) return field.slice("field:".length);
  const score = scoreOf(field);
  return score && fieldRuleOf({ ...score, op: operator as FieldOperator }).field;
}

function segmentOfRule({ field, operator, value, extra }: BuilderRule): Segment | null {
  const at = field.indexOf(":");
  const kind = at < 0 ? field : field.slice(0, at);
  const name = field.slice(at + 1);
  switch (kind) {
    case "field":
      return { field: name, op: operator, ...(value === undefined ? {} : { value: present(value) }), ...extra } as FieldRule;
    case "score":
      return { ...scoreOf(field), op: operator, ...(value === undefined ? {} : { value: present(value) }), ...extra } as ScoreRule;
    case "event":
      return { event: name, ...(value as EventCount), ...extra };
    case "consent":
      return { consent: name, ...extra };
    case "segment":
      return { segment: name, ...extra };
    case "near":
      return { near: value as NearRule["near"], ...extra };
    case "raw":
      return value as Segment;
    default:
      return null;
  }
}

/** A segment with the path that each rule and group of the tree has in it, such as `all[0].any[1]`; the root's is empty. */
export interface Written {
  segment: Segment;
  /** By path: the node's id. */
  ids: ReadonlyMap<string, string>;
}

/** The segment of a tree. Rules about nothing yet are left out, and those that `skip` names. */
export function writeTree(tree: BuilderGroup, skip: (rule: BuilderRule) => boolean = () => false): Written {
  const ids = new Map<string, string>();
  const write = (node: BuilderNode, path: string): Segment | null => {
    if (!isGroup(node)) {
      const segment = skip(node) ? null : segmentOfRule(node);
      if (segment) ids.set(path, node.id);
      return segment;
    }
    ids.set(path, node.id);
    const parts: Segment[] = [];
    for (const child of node.rules) {
      const inner = `${path === "" ? "" : `${path}.`}${node.combinator}[${parts.length}]`;
      const part = write(child, inner);
      if (part) parts.push(part);
    }
    return { [node.combinator]: parts, ...node.extra } as Segment;
  };
  const [only, ...more] = tree.rules;
  const alone = tree.bare && only && more.length === 0 && tree.combinator === "all" ? write(only, "") : null;
  return { segment: alone ?? (write(tree, "") as Segment), ids };
}

export const toSegment = (tree: BuilderGroup): Segment => writeTree(tree).segment;

/** The tree with one node replaced, found by id; null takes it out. */
export function replaceNode(tree: BuilderGroup, id: string, next: (node: BuilderNode) => BuilderNode | null): BuilderGroup {
  const rules: BuilderNode[] = [];
  for (const node of tree.rules) {
    const changed = node.id === id ? next(node) : isGroup(node) ? replaceNode(node, id, next) : node;
    if (changed) rules.push(changed);
  }
  return { ...tree, rules };
}

/** Every rule of the tree, in document order. */
export const rulesOf = (tree: BuilderGroup): BuilderRule[] => tree.rules.flatMap((node) => (isGroup(node) ? rulesOf(node) : [node]));
