import type { Segment } from "../../src-shared/model/segment.ts";
import { countParts } from "../../src-shared/segments/count.ts";
import { evaluate } from "../../src-shared/segments/evaluate.ts";
import { reachByChannel } from "../../src-shared/segments/reach.ts";
import type { Benchmark, Budget, Table } from "./benchmark.ts";
import { figure, median, thousands } from "./figures.ts";
import { benchBase, START, YEAR_SECONDS } from "./segments/base.ts";
import { duckdb, type Peer, sqlite } from "./segments/peers.ts";

const context = { asOf: START + YEAR_SECONDS, segments: () => undefined };

const three: Segment = {
  all: [
    { field: "contract", op: "=", value: "Month-to-month" },
    { field: "tenure", op: "<", value: 12 },
    { field: "charges", op: ">=", value: 70 },
  ],
};
const ten = (usage: number): Segment => ({
  all: [
    { field: "contract", op: "in", value: ["Month-to-month", "One year"] },
    { field: "tenure", op: "between", value: [3, 60] },
    { field: "usage", op: ">=", value: usage },
    {
      any: [
        { field: "tier", op: "=", value: "100" },
        { field: "calls", op: ">=", value: 3 },
        { field: "town", op: "in", value: ["Town 7", "Town 77", "Town 177"] },
        { field: "score", op: "<", value: 20 },
      ],
    },
    {
      none: [
        { field: "wifi", op: "=", value: true },
        {
          all: [
            { field: "app", op: "=", value: true },
            { field: "age", op: ">", value: 70 },
          ],
        },
      ],
    },
  ],
});
const tenSql = (usage: number) =>
  `SELECT count(*) FROM subscribers WHERE contract IN ('Month-to-month', 'One year') AND tenure BETWEEN 3 AND 60 AND usage >= ${usage} AND (tier = '100' OR calls >= 3 OR town IN ('Town 7', 'Town 77', 'Town 177') OR score < 20) AND NOT (wifi OR (app AND age > 70))`;
const often = (event: string): Segment => ({ event, atLeast: 2, withinDays: 300 });
const oftenSql = (event: string) =>
  `SELECT count(*) FROM (SELECT subscriber FROM events WHERE event = '${event}' AND happened > ${context.asOf - 300 * 86_400} AND happened <= ${context.asOf} GROUP BY subscriber HAVING count(*) >= 2)`;

interface Case {
  name: string;
  segment: Segment;
  sql: string;
  /** Leaves of this one are in the cache, as they are after an edit; nothing is without it. */
  after?: Segment;
  budget?: number;
}

const cases: Case[] = [
  {
    name: "3 rules, cold",
    segment: three,
    sql: "SELECT count(*) FROM subscribers WHERE contract = 'Month-to-month' AND tenure < 12 AND charges >= 70",
  },
  { name: "10 rules nested, cold", segment: ten(400), sql: tenSql(400), budget: 60 },
  { name: "10 rules after one edit", segment: ten(450), after: ten(400), sql: tenSql(450), budget: 16 },
  { name: "10 rules, nothing changed", segment: ten(400), after: ten(400), sql: tenSql(400) },
  { name: "at least 2 purchases in 300 days, cold", segment: often("purchase"), sql: oftenSql("purchase"), budget: 20 },
  { name: "at least 2 page views in 300 days, cold", segment: often("page_view"), sql: oftenSql("page_view"), budget: 20 },
];

const ROUNDS = 15;
/** SQLite takes seconds for what the others take milliseconds. */
const SLOW_ROUNDS = 3;

/** Counting segments: ours with and without what the window shows beside the number, DuckDB and SQLite, over the same data in turn. */
export const bench: Benchmark = async ({ smoke }) => {
  const rows = smoke ? 3000 : Number(process.env.BENCH_ROWS ?? 1_000_000);
  const events = rows * 10;
  const base = benchBase(rows, events);
  const peers: Peer[] = [await duckdb(rows, events), sqlite(rows, events)];
  const times = new Map<string, number[]>();
  const keep = (key: string, began: number) => times.set(key, [...(times.get(key) ?? []), performance.now() - began]);
  /** The state of the cache from which a case starts. */
  const prepare = ({ after }: Case) => {
    base.version++;
    if (after) reachByChannel(base, countParts(base, after, context).mask);
  };
  const counts = new Map<string, number>();
  try {
    for (let round = -1; round < (smoke ? 1 : ROUNDS); round++)
      for (const one of cases) {
        let count = 0;
        // Twice, the second time measured: whoever comes after SQLite finds the processor's caches full of other things.
        const ours = (who: string, work: () => number) => {
          for (const measured of [false, true]) {
            prepare(one);
            const began = performance.now();
            count = work();
            if (measured && round >= 0) keep(`${who} ${one.name}`, began);
          }
        };
        ours("shown", () => {
          const shown = countParts(base, one.segment, context);
          reachByChannel(base, shown.mask);
          return shown.count;
        });
        const shown = count;
        ours("count", () => evaluate(base, one.segment, context).count());
        counts.set(one.name, count);
        for (const peer of peers) {
          const slow = peer.name === "SQLite";
          if (slow && round >= SLOW_ROUNDS) continue;
          if (!slow) await peer.count(one.sql);
          const began = performance.now();
          const theirs = await peer.count(one.sql);
          if (round >= 0) keep(`${peer.name} ${one.name}`, began);
          if (theirs !== count || shown !== count) throw new Error(`${one.name}: ${count} here, ${theirs} by ${peer.name}`);
        }
      }
  } finally {
    for (const peer of peers) peer.close();
  }
  const time = (who: string, { name }: Case) => median(times.get(`${who} ${name}`) ?? []);
  const table: Table = {
    title: `Counting segments over ${thousands(rows)} subscribers and ${thousands(events)} events`,
    columns: ["segment", "people", "count, ms", "with waterfall and reach, ms", "DuckDB, ms", "SQLite, ms", "DuckDB is ×", "SQLite is ×"],
    rows: cases.map((one) => [
      one.name,
      thousands(counts.get(one.name) ?? 0),
      figure(time("count", one)),
      figure(time("shown", one)),
      figure(time("DuckDB, two threads", one)),
      figure(time("SQLite", one)),
      figure(time("DuckDB, two threads", one) / time("count", one)),
      figure(time("SQLite", one) / time("count", one)),
    ]),
    notes: [
      `Medians of ${ROUNDS} rounds in turn (SQLite ${SLOW_ROUNDS}), in one process; DuckDB on two threads, ours on one. All find the same number every time.`,
      "Cold: no rule was counted before, no consent looked at. The waterfall counts every rule and group alone, in turn and by what it alone decides; reach adds consent, address and suppression on ten channels.",
    ],
    budgets: cases.flatMap((one): Budget[] => [
      ...(one.budget === undefined
        ? []
        : [
            {
              what: `${one.name}, as shown`,
              reached: time("shown", one),
              atMost: one.budget,
              unit: "ms" as const,
              kind: "budget" as const,
            },
          ]),
      {
        what: `${one.name}: DuckDB against ours`,
        reached: time("DuckDB, two threads", one) / time("count", one),
        atLeast: 3,
        unit: "×",
        kind: "budget",
      },
    ]),
  };
  return [table];
};
