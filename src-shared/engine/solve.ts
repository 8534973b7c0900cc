import { firstBeyond } from "./charges.ts";
import type { Compiled } from "./compile/index.ts";
import type { RunCounts } from "./counts.ts";
import { compareKeys, type Decisions, type Opening, type OrderKey, openDecisions } from "./decisions.ts";
import { BUDGET_BUCKETS, countsOf, type Layout, layoutOfProgram } from "./fast/layout.ts";
import { addAsked, addSums, type Found, openRequests, type Sums } from "./found.ts";
import { type Pass, PassRunner } from "./pass.ts";
import type { Program, ProgramExperiment } from "./program.ts";
import { PoolQueues } from "./queues.ts";
import type { Gather } from "./requests.ts";

/** What a solver needs done: a pass over all subscribers, or over those of `rows`; or nothing, but time for others. */
export type Errand = { pass: Pass; rows: readonly number[] | null } | null;
type Errands<T> = Generator<Errand, T, Found | undefined>;

/** One replication: its counts, what was settled of what subscribers share, and the longest wait by pool in seconds. */
export interface Solved {
  counts: RunCounts;
  decisions: Decisions;
  longest: number[];
}

interface OpenExperiment {
  index: number;
  at: number;
}
type PassOf = (decisions: Decisions, gather?: Gather) => Pass;

/**
 * Settles what subscribers share and one alone cannot know, in the order of time: everything before the first thing that is not settled
 * is exact, so that thing can be settled from it, and the base is run again. Runs without pools, budgets and experiments take one pass.
 */
export class Solver {
  readonly #program: Program;
  readonly #layout: Layout;
  readonly #sendsOf: Compiled["sendsOf"];

  constructor({ program, sendsOf }: Pick<Compiled, "program" | "sendsOf">) {
    this.#program = program;
    this.#sendsOf = sendsOf;
    this.#layout = layoutOfProgram(program);
  }

  /** Settles one replication; passes are asked for one after the other, and what they found is handed back. */
  *solve(replication: number): Errands<Solved> {
    const sends = this.#sendsOf?.(replication) ?? null;
    const pass: PassOf = (decisions, gather) => ({ replication, decisions, gather: gather ?? null, sends, replaces: false });
    let decisions = openDecisions(this.#program);
    for (;;) {
      const { sums, settled } = yield* this.#through(pass(decisions));
      const experiment = this.#openExperiment(sums, decisions);
      const bucket = this.#openBucket(sums, decisions);
      if (experiment && (bucket < 0 || experiment.at < this.#bucketTime(bucket)))
        decisions = yield* this.#decide(experiment, decisions, pass);
      else if (bucket >= 0) decisions = yield* this.#exhaust(bucket, decisions, sums, pass);
      else
        return {
          counts: countsOf(this.#program, this.#layout, sums.flat),
          decisions: { ...decisions, pools: settled, generous: settled.length === 0 },
          longest: sums.longest,
        };
    }
  }

  /** The experiment that is to be decided first. */
  #openExperiment({ arrivals }: Sums, { experiments }: Decisions): OpenExperiment | null {
    const open = this.#program.experiments.flatMap(({ window }, index) => {
      const at = (arrivals[index] as number) + window;
      return experiments[index] === null && at < this.#program.end ? [{ index, at }] : [];
    });
    return open.reduce<OpenExperiment | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
  }

  /** The first stretch of the run in which a budget can pay one of its prices no more; -1 for none. */
  #openBucket({ flat }: Sums, { budgets }: Decisions): number {
    let first = -1;
    for (const [index, { total, prices }] of this.#program.budgets.entries()) {
      const dearest = prices.find((_, at) => budgets[index]?.[at] === null);
      if (dearest === undefined) continue;
      const base = this.#layout.budgets[index] as number;
      let committed = 0;
      for (let bucket = 0; bucket < BUDGET_BUCKETS && (first < 0 || bucket < first); bucket++) {
        committed += flat[base + bucket] as number;
        if (committed > total - dearest) first = bucket;
      }
    }
    return first;
  }

  /** First second of a stretch. */
  #bucketTime(bucket: number): number {
    const { start, end } = this.#program;
    return Math.ceil(start + (bucket * (end - start)) / BUDGET_BUCKETS);
  }

  /** Decides an experiment by what happened before its moment; ties go to the first arm. */
  *#decide({ index, at }: OpenExperiment, decisions: Decisions, pass: PassOf): Errands<Decisions> {
    const withVerdict = (winner: number, until: number): Decisions => ({
      ...decisions,
      experiments: decisions.experiments.map((verdict, one) => (one === index ? { at, winner } : verdict)),
      until,
    });
    const { sums } = yield* this.#through(pass(withVerdict(-1, at + 1)));
    const { arms, minimum } = this.#program.experiments[index] as ProgramExperiment;
    const base = this.#layout.arms[index] as number;
    const entered = Array.from({ length: arms }, (_, arm) => sums.flat[base + arm] as number);
    const rates = entered.map((count, arm) => (count === 0 ? 0 : (sums.flat[base + arms + arm] as number) / count));
    const enough = entered.every((count) => count >= minimum);
    return withVerdict(enough ? rates.indexOf(Math.max(...rates)) : -1, this.#program.end);
  }

  /**
   * Finds the charges of a stretch after which budgets can pay some of their prices no more, one after the other; an experiment that is
   * due before one of them is decided instead. What was committed before the stretch is in `flat`.
   */
  *#exhaust(bucket: number, before: Decisions, { flat }: Sums, pass: PassOf): Errands<Decisions> {
    const gather = { from: this.#bucketTime(bucket), to: this.#bucketTime(bucket + 1) };
    const committed = this.#layout.budgets.map((base) => flat.subarray(base, base + bucket).reduce((sum, amount) => sum + amount, 0));
    let decisions = before;
    do {
      const { sums } = yield* this.#through(pass({ ...decisions, until: gather.to }, gather));
      const cut = this.#firstCut(sums.charges, committed, decisions);
      const experiment = this.#openExperiment(sums, decisions);
      if (!cut && decisions === before) throw new Error("The moment at which a budget is used up was not found again.");
      if (!cut) return decisions;
      if (experiment && experiment.at <= (cut.key[0] as number)) return yield* this.#decide(experiment, decisions, pass);
      const budgets = decisions.budgets.map((lasts, at) =>
        at === cut.budget ? lasts.map((last, price) => (cut.unpaid[price] ? cut.key : last)) : lasts,
      );
      decisions = { ...decisions, budgets };
    } while (decisions.budgets.some((lasts) => lasts.includes(null)));
    return decisions;
  }

  /** The first charge after which a budget can pay some of its prices no more, and which. */
  #firstCut(
    charges: Float64Array,
    before: readonly number[],
    { budgets }: Decisions,
  ): { budget: number; key: OrderKey; unpaid: boolean[] } | null {
    const cuts = this.#program.budgets.flatMap(({ total, prices }, budget) => {
      const open = prices.map((_, at) => budgets[budget]?.[at] === null);
      const dearest = Math.max(...prices.filter((_, at) => open[at]));
      const found = open.includes(true) ? firstBeyond(charges, budget, total - dearest - (before[budget] as number)) : null;
      if (!found) return [];
      const left = total - (before[budget] as number) - found.sum;
      return [{ budget, key: found.key, unpaid: prices.map((price, at) => open[at] === true && price > left) }];
    });
    return cuts.reduce<(typeof cuts)[number] | null>((first, one) => (first && compareKeys(first.key, one.key) <= 0 ? first : one), null);
  }

  /** One way through the base; where pools cannot serve everyone who asks, request by request for those who do. */
  *#through(pass: Pass): Errands<{ sums: Sums; settled: Opening[][] }> {
    const { pools } = this.#program;
    const generous = (yield { pass, rows: null }) as Found;
    const { sums, askers, askerRows } = generous;
    if (pools.length === 0) return { sums, settled: [] };
    const free = this.#freeUntil(sums);
    const settled = this.#settledBefore(free);
    if (free === Number.POSITIVE_INFINITY) {
      addAsked(sums, askers);
      return { sums, settled };
    }
    const narrow: Pass = { ...pass, decisions: { ...pass.decisions, generous: false, pools: settled } };
    const asking = (yield { pass: { ...narrow, replaces: true }, rows: askerRows }) as Found;
    const runner = new PassRunner(this.#program, narrow);
    const queues = new PoolQueues(this.#program, runner, settled);
    for (const _ of queues.add(openRequests(asking.open))) yield null;
    for (const _ of queues.serve(pass.decisions.until)) yield null;
    addSums(sums, asking.sums);
    addSums(sums, runner.found().sums);
    return { sums, settled };
  }

  /** Up to when pools could serve everyone who asked. */
  #freeUntil({ flat }: Sums): number {
    let free = Number.POSITIVE_INFINITY;
    for (const [index, { perPeriod, opens, servers }] of this.#program.pools.entries()) {
      if (servers > 0) return Number.NEGATIVE_INFINITY;
      const base = this.#layout.periods[index] as number;
      // A period whose last slot is taken may have kept others from being looked at.
      const first = perPeriod < 0 ? -1 : opens.findIndex((_, period) => (flat[base + period] as number) >= perPeriod);
      if (first >= 0) free = Math.min(free, opens[first] as number);
    }
    return free;
  }

  /** Openings of the working periods that end by a moment, in which everyone is looked at. */
  #settledBefore(free: number): Opening[][] {
    return this.#program.pools.map(({ opens, closes }) =>
      [...opens].flatMap((from, period) => {
        const close = closes[period] as number;
        return close <= free ? [{ from, last: [close - 1, Number.POSITIVE_INFINITY] }] : [];
      }),
    );
  }
}
