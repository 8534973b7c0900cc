import { expect, it } from "vitest";
import type { Results } from "../model/results.ts";
import { compileRun } from "./compile/index.ts";
import { checkedResults, runHere, solveHere } from "./local.ts";
import { baseInOrder, everything } from "./testing/everything.ts";
import { testInput } from "./testing/run.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

it("gives means of what pools, an experiment and the budget came to over replications", () => {
  const replications = 4;
  const input = testInput(everything(), baseInOrder(Array.from({ length: 300 }, (_, row) => row)), { replications, horizonDays: 25 });
  const compiled = compileRun(input);
  const each = Array.from({ length: replications }, (_, at) => checkedResults(input, compiled, solveHere(compiled, at)));
  const all = runHere(input);
  const of = (pick: (results: Results) => number | undefined) => each.map((one) => pick(one) ?? Number.NaN);

  for (const id of ["seats", "vans"]) {
    const pool = (one: Results) => one.pools?.[id];
    const whole = pool(all);
    expect(new Set(of((one) => pool(one)?.served)).size).toBeGreaterThan(1);
    for (const name of ["asked", "served", "notServed", "left", "waiting", "servedAtOnce", "longestWaitSeconds"] as const)
      expect(whole?.[name]).toBeCloseTo(mean(of((one) => pool(one)?.[name])), 9);
    // Everyone who was served in any replication counts once.
    const served = of((one) => pool(one)?.served);
    const waited = of((one) => pool(one)?.meanWaitSeconds).map((wait, at) => wait * (served[at] ?? 0));
    expect(whole?.meanWaitSeconds).toBeCloseTo(mean(waited) / mean(served), 6);
    for (const [at, { seconds, share }] of (whole?.servedWithin ?? []).entries()) {
      expect(seconds).toBe(each[0]?.pools?.[id]?.servedWithin[at]?.seconds);
      const within = of((one) => pool(one)?.servedWithin[at]?.share).map((part, one) => part * (served[one] ?? 0));
      expect(share).toBeCloseTo(mean(within) / mean(served), 9);
    }
    expect(whole?.days.map(({ day }) => day)).toEqual(each[0]?.pools?.[id]?.days.map(({ day }) => day));
    expect(whole?.days[9]?.served).toBeCloseTo(mean(of((one) => pool(one)?.days[9]?.served)), 9);
    expect(all.ranges[`pools.${id}.served`]?.p50).toBeGreaterThan(0);
  }

  const [first] = each;
  const tried = all.experiments?.try;
  expect({ ...tried, arms: first?.experiments?.try?.arms }).toEqual(first?.experiments?.try);
  expect(tried?.arms.a?.entered).toBeCloseTo(mean(of((one) => one.experiments?.try?.arms.a?.entered)), 9);
  expect(all.budget?.committed).toBeCloseTo(mean(of((one) => one.budget?.committed)), 1);
  const refused = each.flatMap(({ budget }) => budget?.refusedFrom ?? []).sort();
  expect(refused.length).toBeGreaterThan(0);
  expect(all.budget?.refusedFrom).toBe(refused[0]);
  expect(all.budget?.total).toBe(400);
});
