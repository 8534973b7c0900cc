import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { loadBase } from "../../src-main/core/columns/load-base.ts";
import { pageOf } from "../../src-main/core/columns/page.ts";
import { fieldSummaries } from "../../src-main/core/columns/summaries.ts";
import { createProject, openProject } from "../../src-main/core/db/project-file.ts";
import { importFile, inspectFile } from "../../src-main/core/import/index.ts";
import { random } from "../../src-main/core/sample/random.ts";
import { dateText, dateTimeText } from "../../src-shared/lib/civil.ts";
import type { Benchmark } from "./benchmark.ts";

const plans = ["free", "starter", "pro", "business"];
const towns = Array.from({ length: 600 }, (_, n) => (n % 17 === 0 ? `"Port ${n}, West"` : `Town ${n}`));
const names = ["Ada", "José", "Zoë", "Liam", "Noah", "Søren", "Emma", "Kofi"];

/** 30 columns of every type, some empty cells, some quoted ones. */
function writeCsv(path: string, rows: number): void {
  const draw = random("bench/import");
  const file = openSync(path, "w");
  const numbers = Array.from({ length: 6 }, (_, n) => `count_${n}`);
  const amounts = Array.from({ length: 6 }, (_, n) => `amount_${n}`);
  const flags = Array.from({ length: 5 }, (_, n) => `flag_${n}`);
  const kinds = Array.from({ length: 4 }, (_, n) => `kind_${n}`);
  const head = [
    "subscriber_id",
    "first_name",
    "email",
    "phone",
    "town",
    "plan",
    "joined",
    "seen",
    "note",
    ...numbers,
    ...amounts,
    ...flags,
    ...kinds,
  ];
  let text = `${head.join(",")}\n`;
  for (let row = 0; row < rows; row++) {
    const cells: (string | number)[] = [
      `S${String(row).padStart(9, "0")}`,
      draw.pick(names),
      `user${row}@example.com`,
      `+1555${String(draw.whole(0, 9_999_999)).padStart(7, "0")}`,
      draw.pick(towns),
      draw.pick(plans),
      dateText(draw.whole(15_000, 20_000)),
      draw.chance(0.1) ? "" : `${dateTimeText(draw.whole(1_600_000_000, 1_770_000_000))}Z`,
      draw.chance(0.7) ? "" : `note ${draw.whole(0, 5000)}`,
    ];
    for (const _ of numbers) cells.push(draw.whole(0, 1000));
    for (const _ of amounts) cells.push(draw.chance(0.05) ? "" : (draw.next() * 500).toFixed(2));
    for (const _ of flags) cells.push(draw.chance(0.3) ? "true" : "false");
    for (const _ of kinds) cells.push(`kind ${draw.whole(0, 40)}`);
    text += `${cells.join(",")}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
}

async function timed<T>(work: () => Promise<T> | T): Promise<[seconds: number, T]> {
  const began = performance.now();
  const result = await work();
  return [(performance.now() - began) / 1000, result];
}

/** Import into the project file beside papaparse, which only cuts the same text into strings; then opening, summaries and pages. */
export const bench: Benchmark = async ({ smoke }) => {
  const rows = smoke ? 5_000 : Number(process.env.BENCH_ROWS ?? 200_000);
  const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
  try {
    const csv = join(folder, "base.csv");
    writeCsv(csv, rows);
    const megabytes = statSync(csv).size / 1e6;
    const path = join(folder, "bench.throughline");
    const project = createProject(path, { name: "Bench" });
    const [inspecting, inspection] = await timed(() => inspectFile(csv, "base.csv", { key: "subscriber_id" }));
    const { mapping } = inspection;
    if (!mapping) throw new Error("the benchmark's own file has no key");
    let progress = 0;
    const [importing, report] = await timed(() => importFile(project, csv, "base.csv", mapping, { onProgress: () => progress++ }));
    if (report.rows.kept !== rows) throw new Error(`kept ${report.rows.kept} of ${rows} rows`);
    const [closing] = await timed(() => project.close());
    const [parsing] = await timed(() => {
      let cells = 0;
      Papa.parse<string[]>(readFileSync(csv, "utf8"), { step: ({ data }) => (cells += data.length) });
      return cells;
    });
    const [opening, opened] = await timed(() => openProject(path));
    const base = loadBase(opened);
    const [loading] = await timed(() => base.fields.map(({ id }) => base.column(id)));
    const [summing] = await timed(() => fieldSummaries(base));
    const page = (field: string, descending: boolean, search = "") =>
      timed(() =>
        pageOf(
          base,
          { fields: base.fields.map(({ id }) => id), offset: Math.floor(rows / 2), limit: 100, sort: { field, descending }, search },
          null,
        ),
      );
    const paging: (string | number)[][] = [];
    for (const field of ["subscriber_id", "email", "amount_0", "joined"]) {
      const [first] = await page(field, false);
      const [again] = await page(field, true);
      paging.push([`first page by ${field}`, (first * 1000).toFixed(0), ""], [`next page by ${field}`, (again * 1000).toFixed(1), ""]);
    }
    const [searching] = await page("email", false, "user19");
    const [searchingAgain] = await page("email", true, "user199");
    opened.close();
    return [
      {
        title: `Import of ${rows.toLocaleString("en-GB")} rows x 30 columns, ${megabytes.toFixed(0)} MB`,
        columns: ["step", "seconds", "against papaparse"],
        rows: [
          ["look at the file", inspecting.toFixed(2), ""],
          ["import into the project file", importing.toFixed(2), (importing / parsing).toFixed(2)],
          ["close: one clean file", closing.toFixed(2), ""],
          ["papaparse, cells to strings only", parsing.toFixed(2), "1.00"],
        ],
        notes: [
          `${progress} progress reports; the project file has ${(statSync(path).size / 1e6).toFixed(0)} MB; peak memory of the process ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB.`,
        ],
      },
      {
        title: `Opening and paging ${rows.toLocaleString("en-GB")} rows`,
        columns: ["step", "milliseconds", ""],
        rows: [
          ["open the project", (opening * 1000).toFixed(0), ""],
          ["load every column", (loading * 1000).toFixed(0), ""],
          ["summaries of every field", (summing * 1000).toFixed(0), ""],
          ...paging,
          ["first search", (searching * 1000).toFixed(0), ""],
          ["next search", (searchingAgain * 1000).toFixed(0), ""],
        ],
        notes: [],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
