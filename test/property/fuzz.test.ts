import fc from "fast-check";
import { expect, it } from "vitest";
import type { RunCounts } from "../../src-shared/engine/counts.ts";
import { solveHere } from "../../src-shared/engine/local.ts";
import type { Program } from "../../src-shared/engine/program.ts";
import { reconcile } from "../../src-shared/engine/reconcile.ts";
import { skipReasons } from "../../src-shared/engine/words.ts";
import { aloneCases, compiledCase, type EngineCase, togetherCases } from "./engine-cases.ts";

/**
 * The campaign: random journeys over random bases, of which every replication must reconcile exactly, in whole numbers, and exceed no
 * limit. THROUGHLINE_FUZZ=10000 runs so many, a fifth of them with other journeys in the same run; without it 200. Journeys that are
 * refused do not count. A failure prints its seed and the smallest case.
 */
const wanted = Number(process.env.THROUGHLINE_FUZZ ?? 200);
const REPLICATIONS = 3;
const seed = Number(process.env.THROUGHLINE_PROPERTY_SEED ?? 20261125);

/** What happened over a campaign, so that it cannot pass by running nothing. */
const seen = { journeys: 0, replications: 0, entered: 0, sent: 0, asked: 0, notServed: 0, refused: 0, capped: 0, retried: 0, decided: 0 };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function note({ nodes, journeys, pools }: RunCounts, { length }: readonly unknown[]): void {
  const skipped = (reason: (typeof skipReasons)[number]) => sum(nodes.map((node) => node.skipped[skipReasons.indexOf(reason)] ?? 0));
  seen.replications++;
  seen.decided += length;
  seen.entered += sum(journeys.map(({ entered }) => entered));
  seen.sent += sum(nodes.map(({ sent }) => sent));
  seen.retried += sum(nodes.map(({ retried }) => retried));
  seen.asked += sum(pools.map(({ asked }) => asked));
  seen.notServed += sum(pools.map(({ notServed }) => notServed));
  seen.refused += skipped("budget");
  seen.capped += skipped("frequency-cap");
}

function reconciles(random: EngineCase): void {
  const compiled = compiledCase(random, REPLICATIONS);
  fc.pre(compiled !== undefined);
  const program: Program = compiled.program;
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const { counts, decisions } = solveHere(compiled, replication);
    reconcile(program, counts);
    note(
      counts,
      decisions.experiments.filter((verdict) => verdict !== null),
    );
  }
  seen.journeys += program.journeys.length;
}

it.each([
  ["alone", aloneCases, Math.ceil(wanted * 0.8)],
  ["with others in one run", togetherCases, Math.ceil(wanted * 0.2)],
] as const)(
  "random journeys %s reconcile in every replication",
  (_, cases, numRuns) => {
    const before = seen.replications;
    fc.assert(fc.property(cases, reconciles), { numRuns, seed, verbose: 1 });
    expect(seen.replications - before).toBe(numRuns * REPLICATIONS);
  },
  3_600_000,
);

it("the campaign reached everything that can fail to reconcile", () => {
  console.info(`Seed ${seed}, ${wanted} runs of ${REPLICATIONS} replications: ${JSON.stringify(seen)}`);
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
});
