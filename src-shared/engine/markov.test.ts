import { expect, it } from "vitest";
import { runHere } from "./local.ts";
import { plainBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";

/** Inverse of a matrix by Gauss-Jordan elimination with pivoting. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...Array.from({ length: n }, (_, column) => (column === at ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [a, b] = [rows[column] as number[], rows[pivot] as number[]];
    rows[column] = b;
    rows[pivot] = a;
    const head = b[column] as number;
    rows[column] = b.map((value) => value / head);
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = rows[row]?.[column] ?? 0;
      rows[row] = (rows[row] as number[]).map((value, at) => value - factor * (rows[column]?.[at] ?? 0));
    }
  }
  return rows.map((row) => row.slice(n));
}

/** A journey of random splits in a row, each with a wait behind it, whose shares lead forward, back, or out. */
interface Chain {
  name: string;
  /** By split: percentages of leading to each split in turn; the rest leaves. */
  shares: number[][];
}

const chains: Chain[] = [
  { name: "a retry", shares: [[36]] },
  {
    name: "three in a ring with ways out",
    shares: [
      [0, 70, 10],
      [0, 20, 60],
      [50, 0, 0],
    ],
  },
  {
    name: "five, all to all",
    shares: [
      [10, 20, 20, 20, 10],
      [30, 0, 30, 20, 0],
      [5, 5, 5, 5, 5],
      [0, 0, 45, 45, 0],
      [80, 0, 0, 0, 0],
    ],
  },
];

for (const { name, shares } of chains)
  it(`acceptance 23: expected visits of ${name}, N = (I - Q)^-1`, () => {
    const size = shares.length;
    const nodes: TestNode[] = [
      { id: "in", kind: "audience", config: { segment: { all: [] } } },
      { id: "end", kind: "exit" },
    ];
    const edges = ["in -> s0"];
    for (const [from, row] of shares.entries()) {
      const rest = 100 - row.reduce((sum, percent) => sum + percent, 0);
      const outlets = row.map((percent, to) => ({ id: `to${to}`, percent }));
      nodes.push({ id: `s${from}`, kind: "random-split", config: { shares: [...outlets, { id: "out", percent: rest }] } });
      nodes.push({ id: `w${from}`, kind: "wait", config: { for: { hours: 6 } } });
      edges.push(`w${from} -> s${from}`, `s${from}:out -> end`, ...row.map((_, to) => `s${from}:to${to} -> w${to}`));
    }
    const n = 40_000;
    const journey = testJourney(nodes, edges, { settings: { maxDurationDays: 1000 } });
    const results = runHere(testInput(journey, plainBase(n), { horizonDays: 1000, seed: 23 }));
    const fundamental = inverse(
      shares.map((row, at) => Array.from({ length: size }, (_, to) => (to === at ? 1 : 0) - (row[to] ?? 0) / 100)),
    );
    expect(results.journey.inProgress).toBe(0);
    expect(results.nodes.end?.entered).toBe(n);
    for (let to = 0; to < size; to++) {
      const expected = fundamental[0]?.[to] ?? 0;
      // Kemeny and Snell: the variance of visits is N (2 N_dg - I) - N_sq.
      const variance = expected * (2 * (fundamental[to]?.[to] ?? 0) - 1) - expected ** 2;
      const visits = (results.nodes[`s${to}`]?.entered ?? 0) / n;
      expect(Math.abs(visits - expected), `s${to}: ${visits}, expected ${expected}`).toBeLessThan(4 * Math.sqrt(variance / n));
    }
  });
