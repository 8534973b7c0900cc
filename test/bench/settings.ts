/** How large a benchmark of the dry run is. From the environment, where that says so. */
export interface Settings {
  smoke: boolean;
  /** Numbers of subscribers, ascending: `BENCH_SUBSCRIBERS`, separated by commas. */
  sizes: number[];
  /** Processes of each kind, of which medians are taken: `BENCH_ROUNDS`. */
  rounds: number;
  /** Runs in one process, of which the first, that warms the code up, does not count. */
  warmRuns: number;
  /** Whether the peers run as many subscribers as we do, unless `BENCH_PEERS=scaled`. A million takes SimPy and sim.js minutes a process. */
  wholePeers: boolean;
}

function sizesOf(text: string): number[] {
  const sizes = text.split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new Error(`BENCH_SUBSCRIBERS is "${text}"; write whole numbers with commas between them, such as 100000,1000000.`);
  return sizes.sort((a, b) => a - b);
}

export function settingsOf({ smoke }: { smoke: boolean }): Settings {
  const { BENCH_SUBSCRIBERS, BENCH_ROUNDS, BENCH_PEERS } = process.env;
  if (smoke) return { smoke, sizes: [300], rounds: 1, warmRuns: 2, wholePeers: true };
  const rounds = Number(BENCH_ROUNDS ?? 3);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`BENCH_ROUNDS is "${BENCH_ROUNDS}"; write a whole number such as 3.`);
  return { smoke, sizes: sizesOf(BENCH_SUBSCRIBERS ?? "100000,1000000"), rounds, warmRuns: 4, wholePeers: BENCH_PEERS !== "scaled" };
}
