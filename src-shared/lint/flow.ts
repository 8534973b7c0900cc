import { channelOf } from "../channels/index.ts";
import type { Segment } from "../model/segment.ts";
import type { Op } from "../nodes/op.ts";
import { catalogueOf } from "../segments/catalogue.ts";
import { checkSegment } from "../segments/check.ts";
import { evaluate } from "../segments/evaluate.ts";
import { columnOfRole, consentMask } from "../segments/roles.ts";
import { BitSet } from "../table/bit-set.ts";
import type { LintData } from "./data.ts";
import { isFixed, updatedFields } from "./fixed.ts";
import { type Graph, type GraphNode, parsedNodes, reachable } from "./graph.ts";

/** Who can come to a node: nobody else can, whatever chance and time do. Sets are shared between nodes and never changed. */
export interface Arrivals {
  readonly rows: BitSet;
  /** All of them do come, and at the second at which they enter or a fixed time later: neither chance nor responses decide on the way. */
  readonly certain: boolean;
}

/** One branch of a split on the data. */
export interface BranchOnData {
  readonly outlet: string;
  readonly segment: Segment;
  /** False where responses, time or updates can change who matches, so that nothing can be said. */
  readonly known: boolean;
  /** How many in the base match, how many who can come to the split do, and how many of those are left by the branches before it. */
  readonly inBase: number;
  readonly here: number;
  readonly taken: number;
}

/** Who of the data can come where. */
export interface Flow {
  /** Undefined where no way leads. */
  at(node: string): Arrivals | undefined;
  /** Who can leave by an outlet. */
  leaving(node: string, outlet: string): BitSet | undefined;
  /** The branches of a split that somebody can come to. */
  branches(node: string): readonly BranchOnData[];
  /** Who is left for `else` of a split; undefined where it cannot be said. */
  otherwise(node: string): number | undefined;
  /** Rows of an entry's segment as the data stands; undefined where it cannot be counted. */
  entering(node: string): BitSet | undefined;
  /** Whether the rows of an entry are the same at any time of a run. */
  isFixed(segment: Segment): boolean;
  /** Rows of a segment; undefined where it cannot be counted. */
  rows(segment: Segment): BitSet | undefined;
  /** Who may be contacted on a channel and has an address for it. */
  contactable(channel: Extract<Op, { op: "send" }>["channel"]): BitSet;
}

/** Nodes that somebody can come to, each after those that lead to it as far as no way leads back (reverse postorder of a depth-first walk). */
function inWalkingOrder(graph: Graph): GraphNode[] {
  const reached = reachable(graph);
  const done = new Set<string>();
  const order: GraphNode[] = [];
  for (const start of reached) {
    if (done.has(start)) continue;
    done.add(start);
    const open = [{ id: start, at: 0 }];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const node = graph.get(top.id);
      const next = node?.out[top.at++]?.to;
      if (next !== undefined) {
        if (reached.has(next) && !done.has(next)) {
          done.add(next);
          open.push({ id: next, at: 0 });
        }
        continue;
      }
      open.pop();
      if (node) order.push(node);
    }
  }
  return order.reverse();
}

const isSubset = (part: BitSet, whole: BitSet): boolean =>
  part === whole || part.words.every((word, at) => (word & ~(whole.words[at] ?? 0)) === 0);

class DataFlow implements Flow {
  readonly #graph: Graph;
  readonly #data: LintData;
  readonly #fields: ReadonlySet<string>;
  readonly #everyone: BitSet;
  readonly #arrivals = new Map<string, Arrivals>();
  readonly #leaving = new Map<string, Map<string, BitSet>>();
  readonly #branches = new Map<string, BranchOnData[]>();
  readonly #otherwise = new Map<string, number | undefined>();
  readonly #entering = new Map<string, BitSet | undefined>();
  readonly #contactable = new Map<string, BitSet>();

  constructor(graph: Graph, data: LintData) {
    this.#graph = graph;
    this.#data = data;
    this.#fields = updatedFields(graph);
    this.#everyone = BitSet.full(data.base.rows);
  }

  at(node: string): Arrivals | undefined {
    return this.#arrivals.get(node);
  }

  leaving(node: string, outlet: string): BitSet | undefined {
    return this.#leaving.get(node)?.get(outlet);
  }

  branches(node: string): readonly BranchOnData[] {
    return this.#branches.get(node) ?? [];
  }

  otherwise(node: string): number | undefined {
    return this.#otherwise.get(node);
  }

  entering(node: string): BitSet | undefined {
    return this.#entering.get(node);
  }

  isFixed(segment: Segment): boolean {
    return isFixed(segment, this.#fields);
  }

  rows(segment: Segment): BitSet | undefined {
    const { base, context } = this.#data;
    const wrong = checkSegment(segment, catalogueOf(base, context.segments)).some(({ severity }) => severity === "error");
    return wrong ? undefined : evaluate(base, segment, context);
  }

  contactable(id: Extract<Op, { op: "send" }>["channel"]): BitSet {
    const known = this.#contactable.get(id);
    if (known) return known;
    const { base } = this.#data;
    const rows = consentMask(base, id);
    const { address } = channelOf(id);
    const missing = address === "none" ? undefined : columnOfRole(base, address)?.missing;
    if (missing) rows.andNot(missing);
    this.#contactable.set(id, rows);
    return rows;
  }

  #enter(node: GraphNode, op: Extract<Op, { op: "entry" }>): Arrivals {
    if (!this.#entering.has(node.node.id)) this.#entering.set(node.node.id, this.rows(op.segment));
    const rows = this.#entering.get(node.node.id);
    const fixed = this.isFixed(op.segment) && rows !== undefined;
    return { rows: fixed ? rows : this.#everyone, certain: fixed && op.entry.rule === "at" };
  }

  *#split(id: string, op: Extract<Op, { op: "branch" }>, { rows: arriving }: Arrivals): Generator<void> {
    const leaving = new Map<string, BitSet>();
    const branches: BranchOnData[] = [];
    const left = arriving.clone();
    let open = false;
    for (const { outlet, segment } of op.branches) {
      const rows = this.isFixed(segment) ? this.rows(segment) : undefined;
      yield;
      if (!rows) {
        open = true;
        branches.push({ outlet, segment, known: false, inBase: 0, here: 0, taken: 0 });
        leaving.set(outlet, left.clone());
        continue;
      }
      const inBase = rows.count();
      const here = rows.clone().and(arriving).count();
      const taken = rows.clone().and(left);
      branches.push({ outlet, segment, known: true, inBase, here, taken: taken.count() });
      leaving.set(outlet, taken);
      left.andNot(rows);
    }
    leaving.set("else", left);
    this.#leaving.set(id, leaving);
    this.#branches.set(id, branches);
    this.#otherwise.set(id, open ? undefined : left.count());
  }

  /** Adds to who can come to a node; tells whether that changed anything. */
  #arrive(id: string, more: Arrivals): boolean {
    const before = this.#arrivals.get(id);
    if (!before) {
      this.#arrivals.set(id, more);
      return true;
    }
    const certain = before.certain && more.certain;
    if (isSubset(more.rows, before.rows)) {
      if (certain !== before.certain) this.#arrivals.set(id, { rows: before.rows, certain });
      return false;
    }
    this.#arrivals.set(id, { rows: before.rows.clone().or(more.rows), certain });
    return true;
  }

  /** One round along all ways; tells whether somebody came to a node that had been passed. */
  *round(order: readonly GraphNode[]): Generator<void, boolean> {
    const passed = new Set<string>();
    let again = false;
    for (const { node, parsed, out } of order) {
      if (!parsed) continue;
      const { op } = parsed;
      const entry = op.op === "entry" ? this.#graph.get(node.id) : undefined;
      if (entry && op.op === "entry") {
        this.#arrive(node.id, this.#enter(entry, op));
        yield;
      }
      const here = this.#arrivals.get(node.id);
      passed.add(node.id);
      if (!here) continue;
      if (op.op === "branch") yield* this.#split(node.id, op, here);
      const decides =
        ["listen", "share", "experiment"].includes(op.op) ||
        (op.op === "wait" && op.wait.rule === "until-field") ||
        (op.op === "branch" && this.#otherwise.get(node.id) === undefined);
      for (const { outlet, to } of out) {
        const rows = this.leaving(node.id, outlet) ?? here.rows;
        const changed = this.#arrive(to, { rows, certain: here.certain && !decides });
        if (changed && passed.has(to)) again = true;
      }
    }
    return again;
  }
}

/**
 * Follows the subscribers of the data through the journey. What responses, chance, time and updates decide lets everyone through, so that
 * an empty set is proof that nobody can come. A round is one pass over the nodes; ways that lead back need one more for each.
 */
export function* flowOf(graph: Graph, data: LintData): Generator<void, Flow> {
  const flow = new DataFlow(graph, data);
  const order = inWalkingOrder(graph);
  for (let rounds = 0; rounds <= parsedNodes(graph).length; rounds++) if (!(yield* flow.round(order))) break;
  return flow;
}
