import Database from "better-sqlite3";
import { fitPrepaid, valuePrepaid } from "../../src-shared/scores/clv/prepaid.ts";
import { rfm } from "../../src-shared/scores/rfm/index.ts";
import type { MadeField, ScoreResult } from "../../src-shared/scores/score.ts";
import { valueDecile } from "../../src-shared/scores/value-decile/index.ts";
import type { Benchmark, Budget } from "./benchmark.ts";
import { figure, fromSize, median, plural, spread, thousands } from "./figures.ts";
import { scoreBase } from "./scores/data.ts";
import { type Query, queries, tables } from "./scores/queries.ts";

const valuesOf = (result: ScoreResult, id: string): ArrayLike<number> => {
  const { column } = result.fields.find((field) => field.id === id) as MadeField;
  if (column.type !== "number") throw new Error(`${id} holds ${column.type}`);
  return column.values;
};

/** How many have the best score of all three. */
function best(result: ScoreResult): number {
  const [r, f, m] = ["rfm_recency", "rfm_frequency", "rfm_monetary"].map((id) => valuesOf(result, id)) as ArrayLike<number>[];
  let count = 0;
  for (let row = 0; row < (r?.length ?? 0); row++) if (r?.[row] === 5 && f?.[row] === 5 && m?.[row] === 5) count++;
  return count;
}

async function duckdb() {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const peer = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  return {
    run: async (text: string) => void (await peer.run(text)),
    ask: async (text: string) => Number((await peer.runAndReadAll(text)).getRows()[0]?.[0]),
    close: () => peer.closeSync(),
  };
}

const labels: Record<Query, string> = {
  rfm: "RFM from three fields",
  rfmNtile: "the same with `ntile`, ties broken by chance",
  rfmEvents: "RFM from events",
  deciles: "value deciles",
  decilesNtile: "the same with `ntile`",
};

/** Scores of everybody beside DuckDB on two threads and SQLite, over the same data in memory; all must give the same answer. */
export const bench: Benchmark = async ({ smoke }) => {
  const rows = smoke ? 3000 : Number(process.env.BENCH_ROWS ?? 1_000_000);
  const rounds = smoke ? 1 : Number(process.env.BENCH_ROUNDS ?? 5);
  const events = rows * 10;
  const { base, asOf } = scoreBase(rows, events);
  const input = { base, context: { asOf, segments: () => undefined } };
  const purchases = { event: "purchase", amount: "amount", withinDays: null };
  const ours: Partial<Record<Query, () => number>> = {
    rfm: () => best(rfm.compute({ source: { recency: "days", frequency: "orders", money: "value" } }, input)),
    rfmEvents: () => best(rfm.compute({ source: { purchases } }, input)),
    deciles: () => valueDecile.compute({ value: { field: "value" } }, input).lift?.[9]?.count ?? 0,
  };
  const asked = queries(asOf);
  const names = Object.keys(asked) as Query[];
  const duck = await duckdb();
  const lite = new Database(":memory:");
  try {
    for (const text of tables(
      rows,
      events,
      (count) => `(SELECT range AS i FROM range(${count})) AS s`,
      (text) => `CAST(${text.replaceAll("/", "//")} AS BIGINT)`,
    ))
      await duck.run(text);
    const counted = (count: number) =>
      `(WITH RECURSIVE s (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < ${count - 1}) SELECT i FROM s) AS s`;
    for (const text of tables(rows, events, counted, (text) => `(${text})`)) lite.exec(text);
    const times = new Map<string, number[]>();
    const time = async (who: string, query: Query, work: () => number | Promise<number>): Promise<number> => {
      // Twice, the second time measured: whoever comes after another finds the processor's caches full of other things. SQLite takes seconds.
      if (who !== "sqlite") await work();
      const began = performance.now();
      const answer = await work();
      const key = `${who} ${query}`;
      times.set(key, [...(times.get(key) ?? []), performance.now() - began]);
      return answer;
    };
    // The first round warms up and compares; it does not count.
    for (let round = 0; round <= rounds; round++) {
      if (round === 1) times.clear();
      for (const query of names) {
        const own = ours[query];
        const answer = own ? await time("ours", query, own) : undefined;
        const theirs = await time("duckdb", query, () => duck.ask(asked[query]));
        if (answer !== undefined && theirs !== answer) throw new Error(`${labels[query]}: ours is ${answer}, DuckDB's ${theirs}`);
        // SQLite takes seconds: once is enough for orientation.
        if (round > 1) continue;
        const slow = await time("sqlite", query, () => Number(lite.prepare(asked[query]).pluck().get()));
        if (answer !== undefined && slow !== answer) throw new Error(`${labels[query]}: ours is ${answer}, SQLite's ${slow}`);
      }
    }
    const of = (who: string, query: Query) => times.get(`${who} ${query}`) ?? [];
    const against = (what: string, mine: Query, theirs: Query): Budget =>
      fromSize(1_000_000, rows, {
        ...{ what, atLeast: 3, unit: "×", kind: "budget" },
        reached: median(of("duckdb", theirs)) / median(of("ours", mine)),
      });
    const began = performance.now();
    const fitted = fitPrepaid(base, purchases, asOf);
    const fitting = performance.now() - began;
    valuePrepaid(fitted, { horizonMonths: 24, discountPercent: 10, marginPercent: 100 });
    const valuing = performance.now() - began - fitting;
    return [
      {
        title: `Scores of ${thousands(rows)} subscribers and ${thousands(events)} events`,
        columns: ["score", "Throughline, ms", "DuckDB, two threads, ms", "SQLite, ms", "DuckDB is ×"],
        rows: names.map((query) => [
          labels[query],
          ours[query] ? spread(of("ours", query)) : "",
          spread(of("duckdb", query)),
          spread(of("sqlite", query)),
          ours[query] ? figure(median(of("duckdb", query)) / median(of("ours", query))) : "",
        ]),
        notes: [
          `Medians of ${plural(rounds, "round")} (least – most) in turn, each a second time at once, SQLite once; all answers are the same. Ours makes every field of the score, the databases count who has the best.`,
          `BG/NBD and Gamma-Gamma: histories and fit ${figure(fitting)} ms, value of everyone who bought ${figure(valuing)} ms.`,
        ],
        budgets: [
          fromSize(1_000_000, rows, { what: "RFM for all", reached: median(of("ours", "rfm")), atMost: 500, unit: "ms", kind: "budget" }),
          fromSize(1_000_000, rows, {
            what: "RFM for all, from events",
            reached: median(of("ours", "rfmEvents")),
            atMost: 500,
            unit: "ms",
            kind: "budget",
          }),
          against("RFM against DuckDB", "rfm", "rfm"),
          against("RFM against DuckDB's `ntile`", "rfm", "rfmNtile"),
          against("value deciles against DuckDB", "deciles", "deciles"),
          against("value deciles against DuckDB's `ntile`", "deciles", "decilesNtile"),
        ],
      },
    ];
  } finally {
    duck.close();
    lite.close();
  }
};
