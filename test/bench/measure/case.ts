import type { SimulateInput } from "../../../src-main/core/simulate/index.ts";
import { type RunOptions, runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { testInput } from "../../../src-shared/engine/testing/run.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
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
  /** Whether the journey is edited before each run after the first. */
  edited: boolean;
}

const plain: Case = {
  ...{ subscribers: 1000, workers: 1, replications: 1, seed: 1, runs: 1, edited: false },
  ...{ days: 90, copies: 1, model: "neutral", callsPerDay: null, budget: null, edit: 0 },
};

export const caseOf = (choice: Partial<Case>): Case => ({ ...plain, ...choice });

export const baseOf = ({ subscribers, model }: Case): SubscriberBase => offerBase(subscribers, model !== "neutral");

/** What one of a case's runs is given. */
export function inputOf(one: Case, base: SubscriberBase, run: number): SimulateInput {
  const journey = offerJourney(one.edited ? { ...one, edit: one.edit + run } : one);
  return { ...testInput(journey, base), options: optionsOf(one, run) };
}

/** How one of a case's runs is asked for. */
export function optionsOf({ days, seed, replications, workers }: Case, run: number): RunOptions {
  return runOptionsSchema.parse({ horizonDays: days, seed: seed + run, replications, workers: workers ?? undefined });
}

/** The same journey by a peer, so many times one after the other in one process. */
export interface PeerCase {
  engine: "heap" | "simjs" | "SimPy";
  subscribers: number;
  days: number;
  runs: number;
  /** Whether the random numbers are the same each time; SimPy's always are. */
  seeded: boolean;
}

/** How long somebody waits: `cancel` a run, `trace` single subscribers of one, or `compare` the traces of all with the run. */
export interface WaitCase extends Case {
  job: "cancel" | "trace" | "compare";
}
