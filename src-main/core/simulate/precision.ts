import type { RunOptions } from "../../../src-shared/contract/runs.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { precisionOf } from "../../../src-shared/statistics/pairs.ts";

/** Fewest replications, or pairs of them, after which the wanted precision may end a run: fewer would end it by luck. */
export const FEWEST = 8;

/** Says after each replication whether a run has enough of them. */
export class Enough {
  readonly #options: RunOptions;
  readonly #until: number;
  readonly #incremental: number[] = [];
  #stopped: NonNullable<Results["precision"]>["stopped"] | null = null;

  constructor(options: RunOptions) {
    this.#options = options;
    const { timeLimitSeconds } = options;
    this.#until = timeLimitSeconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeLimitSeconds * 1000;
  }

  /** Takes the results of the next replication; true when no more are wanted. */
  after({ outcomes }: Results): boolean {
    this.#incremental.push(outcomes.incremental);
    const { length } = this.#incremental;
    const { precision, replications } = this.#options;
    const reached = precision === undefined || length < FEWEST ? null : precisionOf(this.#incremental);
    if (precision !== undefined && reached !== null && reached <= precision) this.#stopped = "precise";
    else if (length >= replications) this.#stopped = "replications";
    else if (performance.now() >= this.#until) this.#stopped = "time-limit";
    return this.#stopped !== null;
  }

  /** The results with the replications that were made and, where a precision or a time limit was asked for, how the run ended. */
  tell(results: Results): Results {
    const { precision, timeLimitSeconds } = this.#options;
    if (this.#stopped === null || (precision === undefined && timeLimitSeconds === undefined)) return results;
    return {
      ...results,
      manifest: { ...results.manifest, replications: this.#incremental.length },
      precision: {
        ...{ outcome: "incremental", wanted: precision ?? null },
        ...{ reached: precisionOf(this.#incremental), stopped: this.#stopped },
      },
    };
  }
}
