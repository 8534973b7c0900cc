import type { SimulateInput } from "../../../src-main/core/simulate/index.ts";
import { type RunOptions, runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { testInput } from "../../../src-shared/engine/testing/run.ts";
import { offerBase } from "../offer/base.ts";
import { type OfferChoice, offerJourney } from "../offer/document.ts";

/** One dry run of the peers' journey. */
export interface Case extends OfferChoice {
  subscribers: number;
  /** Null for as many as the product chooses by itself. */
  workers: number | null;
  replications: number;
  seed: number;
  /** Runs one after the other in one process; each after the first has a seed of its own. */
  runs: number;
}

const plain: Case = {
  ...{ subscribers: 1000, workers: 1, replications: 1, seed: 1, runs: 1 },
  ...{ days: 90, copies: 1, model: "neutral", callsPerDay: null, budget: null },
};

export const caseOf = (choice: Partial<Case>): Case => ({ ...plain, ...choice });

/** The input of a case's first run, and options for any other. */
export function inputOf(one: Case, base = offerBase(one.subscribers, one.model !== "neutral")): SimulateInput {
  return { ...testInput(offerJourney(one), base), options: optionsOf(one, 0) };
}

export function optionsOf({ days, seed, replications, workers }: Case, run: number): RunOptions {
  return runOptionsSchema.parse({ horizonDays: days, seed: seed + run, replications, workers: workers ?? undefined });
}
