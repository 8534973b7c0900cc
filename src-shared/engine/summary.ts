import type { Results } from "../model/results.ts";
import { sharedMeans } from "./shared-means.ts";

type Tree = number | string | null | Tree[] | { [name: string]: Tree };

/** Members of results that are summed over replications; the others are the same in all of them. */
const summed = ["journey", "nodes", "edges", "stages", "days", "money", "outcomes"] as const;
/** Of these, the ones whose ranges are told. */
const ranged = ["journey", "nodes", "edges", "stages", "money", "outcomes"] as const;

/** What a journey may have; their means are not those of every member (`shared-means.ts`). */
const shared = ["pools", "experiments", "budget"] as const;

/** Adds numbers place by place; a name that one side lacks counts as 0 there. */
function plus(a: Tree | undefined, b: Tree): Tree {
  if (typeof b === "number") return (typeof a === "number" ? a : 0) + b;
  if (Array.isArray(b)) return b.map((item, at) => plus(Array.isArray(a) ? a[at] : undefined, item));
  if (b === null || typeof b === "string") return b;
  const sum: { [name: string]: Tree } = typeof a === "object" && a !== null && !Array.isArray(a) ? { ...a } : {};
  for (const [name, value] of Object.entries(b)) sum[name] = plus(sum[name], value);
  return sum;
}

function divide(tree: Tree, by: number): Tree {
  if (typeof tree === "number") return tree / by;
  if (Array.isArray(tree)) return tree.map((item) => divide(item, by));
  if (tree === null || typeof tree === "string") return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, divide(value, by)]));
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Rounds mean amounts of money to hundredths of the currency; `day` counts days and has no mean. */
function tidy({ nodes, days, money, ...rest }: Pick<Results, (typeof summed)[number]>): Pick<Results, (typeof summed)[number]> {
  const each = <T>(record: Record<string, T>, change: (value: T) => T) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
  return {
    ...rest,
    nodes: each(nodes, (node) => ({ ...node, cost: cents(node.cost) })),
    days: days.map((item, day) => ({ ...item, day, spent: each(item.spent, cents), cost: cents(item.cost) })),
    money: { ...money, cost: cents(money.cost), revenue: cents(money.revenue), incrementalMargin: cents(money.incrementalMargin) },
  };
}

/** Numbers by their path, such as `nodes.mail.sent`. */
function leaves(tree: Tree, path: string, into: Map<string, number>): void {
  if (typeof tree === "number") into.set(path, tree);
  else if (typeof tree === "object" && tree !== null && !Array.isArray(tree))
    for (const [name, value] of Object.entries(tree)) leaves(value, `${path}.${name}`, into);
}

/** The value below which a share of the samples lies, interpolated between neighbours. Samples are ascending. */
function quantile(samples: readonly number[], share: number): number {
  const place = share * (samples.length - 1);
  const below = Math.floor(place);
  const low = samples[below] ?? 0;
  return low + (place - below) * ((samples[below + 1] ?? low) - low);
}

/** Gathers the results of replications: means, and the range of each number. Adding order must be the replications' order. */
export class Summary {
  #count = 0;
  #first: Results | undefined;
  #sum: Tree = {};
  readonly #shared: Pick<Results, (typeof shared)[number]>[] = [];
  readonly #samples = new Map<string, number[]>();

  add(results: Results): void {
    this.#first ??= results;
    this.#sum = plus(this.#sum, Object.fromEntries(summed.map((name) => [name, results[name] as Tree])));
    const { pools, experiments, budget } = results;
    this.#shared.push({ pools, experiments, budget });
    const found = new Map<string, number>();
    for (const name of [...ranged, ...shared]) if (results[name]) leaves(results[name] as Tree, name, found);
    for (const [path, value] of found) {
      const samples = this.#samples.get(path) ?? Array.from({ length: this.#count }, () => 0);
      samples.push(value);
      this.#samples.set(path, samples);
    }
    this.#count++;
    for (const samples of this.#samples.values()) if (samples.length < this.#count) samples.push(0);
  }

  /** One replication comes back as it is; of several, means with ranges. */
  results(): Results {
    if (!this.#first) throw new Error("no replication was run");
    if (this.#count === 1) return this.#first;
    const means = tidy(divide(this.#sum, this.#count) as unknown as Pick<Results, (typeof summed)[number]>);
    const ranges: Results["ranges"] = {};
    for (const path of [...this.#samples.keys()].sort()) {
      const samples = (this.#samples.get(path) as number[]).sort((a, b) => a - b);
      ranges[path] = { p10: quantile(samples, 0.1), p50: quantile(samples, 0.5), p90: quantile(samples, 0.9) };
    }
    return { ...this.#first, ...means, ...sharedMeans(this.#shared), ranges };
  }
}
