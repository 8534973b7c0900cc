import { expect, it } from "vitest";
import { random } from "../../../src-main/core/sample/random.ts";
import { simulate } from "../../../src-main/core/simulate/index.ts";
import { baseOf, caseOf, inputOf } from "../measure/case.ts";
import { agreementOf, WORST_Z, worstOf } from "./agreement.ts";
import { runHeap } from "./heap.ts";
import { runSimJs } from "./simjs.ts";
import { type Counts, countsOfResults } from "./tally.ts";

const RUNS = 10;
const one = caseOf({ subscribers: 1200, workers: null });
const base = baseOf(one);
const times = <T>(make: (run: number) => T): T[] => Array.from({ length: RUNS }, (_, run) => make(run));
const idle = { onProgress: () => {}, signal: new AbortController().signal };

let kept: Promise<Counts[]> | undefined;
function ours(): Promise<Counts[]> {
  kept ??= Promise.all(times(async (run) => countsOfResults(await simulate(inputOf(one, base, run), idle))));
  return kept;
}

it.each([
  ["the heap of objects", runHeap],
  ["sim.js", runSimJs],
])("%s counts what the dry run counts, as far as chance lets it", async (name, run) => {
  const theirs = times((n) => run(one.subscribers, one.days, random(`${name} ${n}`).next));
  const agreements = agreementOf(await ours(), theirs);
  expect(agreements.length).toBe(39);
  expect(Math.abs(worstOf(agreements).z), JSON.stringify(worstOf(agreements))).toBeLessThan(WORST_Z);
  expect(agreements.find(({ name: count }) => count === "entered welcome")).toMatchObject({ ours: 1200, theirs: 1200, z: 0 });
  expect(agreements.find(({ name: count }) => count === "entered share")?.ours).toBeGreaterThan(15 * 1000);
});

it("tells a peer that draws a little too often from one that agrees", async () => {
  const theirs = times((n) => {
    const { next } = random(`biased ${n}`);
    return runHeap(one.subscribers, one.days, () => next() * 0.95);
  });
  expect(Math.abs(worstOf(agreementOf(await ours(), theirs)).z)).toBeGreaterThan(WORST_Z);
});

it("says that engines which never vary and differ do not agree", () => {
  expect(worstOf(agreementOf([{ n: 1 }, { n: 1 }], [{ n: 2 }, { n: 2 }])).z).toBe(Number.NEGATIVE_INFINITY);
});
