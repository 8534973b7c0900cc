/** Figures of one benchmark; absolute times are orientation, ratios within one table are the result. */
export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}

export type Benchmark = (options: { smoke: boolean }) => Promise<Table[]>;

/** Median of `rounds` timings in milliseconds, after one warm-up. */
export async function medianMs(rounds: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}
