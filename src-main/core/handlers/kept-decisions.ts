import type { Decisions } from "../../../src-shared/engine/index.ts";
import { encodeDecisions, type StoredDecisions } from "../db/stores/decisions.ts";

/** Bytes of decisions that are kept with the runs of one dry run; what does not fit is settled again when it is traced. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What was settled in the replications of a dry run, as far as there is room in the file. */
export class KeptDecisions {
  readonly stored: StoredDecisions[] = [];
  #left: number;

  /** `runs`: how many saved runs keep it. */
  constructor(runs: number, most = MOST_BYTES) {
    this.#left = Math.floor(most / runs);
  }

  add(replication: number, decisions: Decisions): void {
    if (this.#left <= 0) return;
    const one = encodeDecisions(replication, decisions);
    this.#left -= one.places.length + one.document.length;
    if (this.#left >= 0) this.stored.push(one);
  }
}
