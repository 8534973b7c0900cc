/** Figures of one benchmark; absolute times are orientation, ratios within one table are the result. */
export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}

export type Benchmark = (options: { smoke: boolean }) => Promise<Table[]>;
