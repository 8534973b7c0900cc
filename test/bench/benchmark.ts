/** What was promised of a figure, and the figure. */
export interface Budget {
  what: string;
  /** Null where it could not be measured; `why` then says why. */
  reached: number | null;
  why?: string;
  atLeast?: number;
  atMost?: number;
  unit: "×" | "ms" | "µs" | "s" | "bytes" | "";
  /** `budget`: the product's own. `prototype`: what throw-away prototypes with cheaper random numbers and fewer rules reached. */
  kind: "budget" | "prototype";
}

/** Figures of one benchmark; absolute times are orientation, ratios within one table are the result. */
export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
  budgets?: Budget[];
}

export type Benchmark = (options: { smoke: boolean }) => Promise<Table[]>;
