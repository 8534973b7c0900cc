import { expect, it } from "vitest";
import { runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { philox4x32 } from "../../../src-shared/engine/random/philox.ts";
import { baseInOrder, beside, everything, limited } from "../../../src-shared/engine/testing/everything.ts";
import { testInput } from "../../../src-shared/engine/testing/run.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { type SimulateInput, simulateTogether } from "./index.ts";

const ROWS = 700;
const numbers = Array.from({ length: ROWS }, (_, n) => n);
const inOrder = baseInOrder(numbers);

const inputOf = (more: Partial<SimulateInput> = {}, options: Record<string, unknown> = {}): SimulateInput => ({
  ...testInput(everything(), inOrder),
  ...{ together: [beside()], workspace: limited },
  ...more,
  options: runOptionsSchema.parse({ seed: 5, horizonDays: 30, replications: 2, ...options }),
});
const run = (input: SimulateInput) => simulateTogether(input, { onProgress: () => {}, signal: new AbortController().signal });

let kept: Promise<string> | undefined;
/** The results on no thread but this one, to the byte. */
const expected = (): Promise<string> => {
  kept ??= run(inputOf()).then((results) => JSON.stringify(results));
  return kept;
};

it("everything that subscribers share is at work in the run that is compared", async () => {
  const [own, other] = JSON.parse(await expected()) as [Results, Results];
  const { pools, budget, experiments, nodes, outcomes } = own;
  expect(pools?.seats?.notServed).toBeGreaterThan(0);
  expect(pools?.vans?.longestWaitSeconds).toBeGreaterThan(0);
  expect(budget?.refusedFrom).not.toBeNull();
  expect(experiments?.try?.why).toBe("winner");
  expect(nodes.other?.retried).toBeGreaterThan(0);
  for (const reason of ["frequency-cap", "budget", "not-served", "no-consent", "hold-out"])
    expect(
      Object.values(nodes).some(({ skipped }) => (skipped[reason] ?? 0) > 0),
      reason,
    ).toBe(true);
  for (const entry of ["in", "new", "hit"]) expect(nodes[entry]?.entered, entry).toBeGreaterThan(0);
  expect(Math.min(outcomes.churned, outcomes.attributed, outcomes.referrals ?? 0)).toBeGreaterThan(0);
  expect(other.nodes.ring?.sent).toBeGreaterThan(0);
});

it.each([1, 2, 4])(
  "acceptance 3: %i workers give the same bytes with pools, caps, budget, experiment, retries and events",
  async (workers) => {
    expect(JSON.stringify(await run(inputOf({}, { workers })))).toBe(await expected());
  },
);

it("acceptance 3: shuffled rows give the same bytes with everything on, here and with workers", async () => {
  const draw = (n: number): number => {
    const words = new Uint32Array(4);
    philox4x32(words, n, 0, 0, 0, 1, 2);
    return words[0] as number;
  };
  const shuffled = numbers.toSorted((a, b) => draw(a) - draw(b));
  expect(shuffled).not.toEqual(numbers);
  const base = baseInOrder(shuffled);
  expect(base.dataHash).toBe(inOrder.dataHash);
  expect(JSON.stringify(await run(inputOf({ base })))).toBe(await expected());
  expect(JSON.stringify(await run(inputOf({ base }, { workers: 3 })))).toBe(await expected());
});

it("acceptance 3: nodes that are connected to nothing change no byte, whatever they share", async () => {
  const journey = everything([
    { id: "aside", kind: "call", stage: "advocacy", config: { pool: "vans", cost: 99, message: "m1" } },
    {
      id: "apart",
      kind: "experiment",
      config: {
        arms: [
          { id: "x", percent: 60 },
          { id: "y", percent: 40 },
        ],
      },
    },
    { id: "alone", kind: "wait-for-event", config: { event: "outage" } },
  ]);
  expect(JSON.stringify(await run(inputOf({ journey })))).toBe(await expected());
  expect(JSON.stringify(await run(inputOf({ journey }, { workers: 2 })))).toBe(await expected());
});

it("another seed gives other bytes", async () => {
  expect(JSON.stringify(await run(inputOf({}, { seed: 6 })))).not.toBe(await expected());
});
