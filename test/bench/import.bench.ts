import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBase } from "../../src-main/core/columns/load-base.ts";
import { pageOf } from "../../src-main/core/columns/page.ts";
import { fieldSummaries } from "../../src-main/core/columns/summaries.ts";
import { createProject, openProject } from "../../src-main/core/db/project-file.ts";
import type { Benchmark, Budget, Table } from "./benchmark.ts";
import { figure, fromSize, median, megabytes, plural, seconds, spread, thousands } from "./figures.ts";
import { type BenchFile, eventsFile, subscribersFile, writeEvents, writeSubscribers } from "./import/files.ts";
import { type Contender, difference, type Kept } from "./import/outcome.ts";
import { importWithShell, shellMissing } from "./import/shell.ts";
import { runImport, runImportWaits } from "./measure/processes.ts";

const names: Record<Contender, string> = {
  throughline: "Throughline, into the project file",
  "duckdb-disk": "DuckDB, to disk",
  "duckdb-memory": "DuckDB, in memory",
  sqlite3: "sqlite3 shell, `.import` into typed columns",
  "rows-papaparse": "papaparse and SQLite rows",
  "rows-csv-parse": "csv-parse and SQLite rows",
  "rows-udsv": "udsv and SQLite rows",
  "parse-papaparse": "papaparse, parsing only",
  "parse-csv-parse": "csv-parse, parsing only",
  "parse-udsv": "udsv, parsing only",
};
const keeps = (contender: Contender) => !contender.startsWith("parse-");

interface Measured {
  wallMs: number;
  cpuMs: number;
  peakBytes: number;
}

/** One file and everybody who imports it. */
class Race {
  readonly #folder: string;
  readonly #csv: string;
  readonly #file: BenchFile;
  readonly #rows: number;
  readonly #project: string | undefined;
  readonly measured = new Map<Contender, Measured[]>();

  /** `project` holds the subscribers whose events the file has. */
  constructor(folder: string, csv: string, file: BenchFile, rows: number, project?: string) {
    [this.#folder, this.#csv, this.#file, this.#rows, this.#project] = [folder, csv, file, rows, project];
  }

  get project(): string {
    return this.#into("throughline");
  }

  #into(contender: Contender): string {
    return join(this.#folder, `${this.#file.what}-${contender}`);
  }

  /** A place without anything of the run before; ours begins with the subscribers. */
  #fresh(contender: Contender): string {
    const into = this.#into(contender);
    for (const end of ["", "-wal", "-shm", "-lock", ".wal"]) rmSync(`${into}${end}`, { force: true });
    if (contender === "throughline" && this.#project !== undefined) copyFileSync(this.#project, into);
    return into;
  }

  /** A whole process. */
  async run(contender: Contender, check: boolean): Promise<Measured & { kept: Kept | null }> {
    const one = { contender, what: this.#file.what, csv: this.#csv, into: this.#fresh(contender), check };
    const shell = contender === "sqlite3" ? await importWithShell(this.#file, this.#csv, one.into) : undefined;
    if (shell && !check) return { ...shell, kept: null };
    const outcome = await runImport(one);
    if (outcome.rows !== this.#rows) throw new Error(`${names[contender]} has ${outcome.rows} of ${this.#rows} rows`);
    return outcome;
  }

  /** All of them once, to compare what they kept and to warm the machine up; then all in turn, round by round. */
  async hold(contenders: readonly Contender[], rounds: number): Promise<void> {
    const ours = (await this.run("throughline", true)).kept as Kept;
    for (const contender of contenders.filter((each) => each !== "throughline" && keeps(each))) {
      const wrong = difference(ours, (await this.run(contender, true)).kept as Kept);
      if (wrong !== undefined) throw new Error(`${names[contender]} does not keep the same: ${wrong}`);
    }
    for (let round = 0; round < rounds; round++)
      for (const contender of contenders) {
        const { wallMs, cpuMs, peakBytes } = await this.run(contender, false);
        this.measured.set(contender, [...(this.measured.get(contender) ?? []), { wallMs, cpuMs, peakBytes }]);
      }
  }

  wall(contender: Contender): number | null {
    const found = this.measured.get(contender);
    return found ? median(found.map(({ wallMs }) => wallMs)) : null;
  }

  table(rounds: number, missing: string | undefined): Table {
    const ours = this.wall("throughline") ?? Number.NaN;
    const size = statSync(this.#csv).size;
    return {
      title: `Import of ${thousands(this.#rows)} ${this.#file.what} x ${this.#file.columns.length} columns, ${megabytes(size)} MB`,
      columns: ["who", "wall, s", "CPU, s", "peak MB", "ours is ×"],
      rows: [...this.measured].map(([contender, runs]) => [
        names[contender],
        spread(runs.map(({ wallMs }) => seconds(wallMs))),
        figure(median(runs.map(({ cpuMs }) => seconds(cpuMs)))),
        megabytes(median(runs.map(({ peakBytes }) => peakBytes))),
        figure(ours / (this.wall(contender) ?? Number.NaN)),
      ]),
      notes: [
        `Whole processes, medians of ${plural(rounds, "round")} (least – most) in turn. Row counts, sums of numbers and numbers of different texts are the same for all who keep them.`,
        ...(missing === undefined ? [] : [`The sqlite3 shell was not run: ${missing}.`]),
      ],
    };
  }
}

const ratio = (what: string, ours: number | null, theirs: number | null, atMost: number): Budget => ({
  what,
  reached: ours === null || theirs === null ? null : ours / theirs,
  ...(theirs === null ? { why: "the peer was not run" } : {}),
  atMost,
  unit: "×",
  kind: "budget",
});

async function timed<T>(work: () => Promise<T> | T): Promise<[seconds: number, T]> {
  const began = performance.now();
  const result = await work();
  return [(performance.now() - began) / 1000, result];
}

async function pagingTable(path: string, rows: number): Promise<Table> {
  const [opening, opened] = await timed(() => openProject(path));
  const base = loadBase(opened);
  const [loading] = await timed(() => base.fields.map(({ id }) => base.column(id)));
  const [summing] = await timed(() => fieldSummaries(base));
  const fields = base.fields.map(({ id }) => id);
  const page = (field: string, descending: boolean, search = "") =>
    timed(() => pageOf(base, { fields, offset: Math.floor(rows / 2), limit: 100, sort: { field, descending }, search }, null));
  const paging: string[][] = [];
  for (const field of ["subscriber_id", "email", "amount_0", "joined"]) {
    const [first] = await page(field, false);
    const [again] = await page(field, true);
    paging.push([`first page by ${field}`, (first * 1000).toFixed(0)], [`next page by ${field}`, (again * 1000).toFixed(1)]);
  }
  const [searching] = await page("email", false, "user19");
  const [searchingAgain] = await page("email", true, "user199");
  opened.close();
  return {
    title: `Opening and paging ${thousands(rows)} rows`,
    columns: ["step", "ms"],
    rows: [
      ["open the project", (opening * 1000).toFixed(0)],
      ["load every column", (loading * 1000).toFixed(0)],
      ["summaries of every field", (summing * 1000).toFixed(0)],
      ...paging,
      ["first search", (searching * 1000).toFixed(0)],
      ["next search", (searchingAgain * 1000).toFixed(0)],
    ],
    notes: [],
  };
}

/** How long somebody waits for news of an import, and for its end once it is cancelled. */
async function waitingTable(csv: string, { what, key }: BenchFile, project: string, rows: number, cancels: number): Promise<Table> {
  const { gaps, cancels: waits, missed } = await runImportWaits({ csv, what, project, key, cancels });
  const over = "every import was over before";
  return {
    title: `Waiting while ${thousands(rows)} ${what} are imported`,
    columns: ["wait", "ms", "times"],
    rows: [
      ["for the next report of progress", spread(gaps), String(gaps.length)],
      ["from a cancel to the end", waits.length === 0 ? over : spread(waits), String(waits.length)],
    ],
    notes: [
      `Cancelled at moments spread over the whole import, on an open project that ${what === "events" ? "has the subscribers" : "is empty"}${missed > 0 ? `; ${plural(missed, "import was", "imports were")} over before` : ""}.`,
    ],
    budgets: [
      { what: `longest wait for progress, ${what}`, reached: Math.max(...gaps), atMost: 100, unit: "ms", kind: "budget" },
      {
        ...{ what: `longest wait for a cancelled import, ${what}`, atMost: 200, unit: "ms", kind: "budget" },
        ...(waits.length === 0 ? { reached: null, why: over } : { reached: Math.max(...waits) }),
      },
    ],
  };
}

/** Imports of subscribers and of events beside those who do the same, whole processes; then opening and paging what was imported. */
export const bench: Benchmark = async ({ smoke }) => {
  const rows = smoke ? 5_000 : Number(process.env.BENCH_ROWS ?? 1_000_000);
  const rounds = smoke ? 1 : Number(process.env.BENCH_ROUNDS ?? 3);
  const events = rows * (smoke ? 2 : 10);
  const missing = shellMissing();
  const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
  try {
    const [people, happenings] = [join(folder, "subscribers.csv"), join(folder, "events.csv")];
    writeSubscribers(people, rows);
    const all = (Object.keys(names) as Contender[]).filter((each) => each !== "sqlite3" || missing === undefined);
    const race = new Race(folder, people, subscribersFile, rows);
    await race.hold(all, rounds);
    writeEvents(happenings, events, rows);
    const second = new Race(folder, happenings, eventsFile, events, race.project);
    await second.hold(["throughline", "duckdb-disk", "duckdb-memory"], rounds);
    const best = (["rows-papaparse", "rows-csv-parse", "rows-udsv"] as const).map((each) => race.wall(each) ?? Number.NaN);
    const peak = median((race.measured.get("throughline") ?? []).map(({ peakBytes }) => peakBytes)) / 1e6;
    const large = (budget: Budget) => fromSize(1_000_000, rows, budget);
    const budgets = [
      large(ratio("subscribers against DuckDB to disk", race.wall("throughline"), race.wall("duckdb-disk"), 0.6)),
      large(ratio("subscribers against the best npm reader and SQLite rows", race.wall("throughline"), Math.min(...best), 0.35)),
      large({ what: "peak memory of the import, MB", reached: peak, atMost: 600, unit: "", kind: "budget" }),
    ];
    const cancels = smoke ? 2 : 12;
    const empty = join(folder, "empty");
    createProject(empty, { name: "Bench" }).close();
    const ofEvents = [large(ratio("events against DuckDB to disk", second.wall("throughline"), second.wall("duckdb-disk"), 0.6))];
    return [
      { ...race.table(rounds, missing), budgets },
      { ...second.table(rounds, undefined), budgets: ofEvents },
      await waitingTable(people, subscribersFile, empty, rows, cancels),
      await waitingTable(happenings, eventsFile, race.project, events, cancels),
      await pagingTable(race.project, rows),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
