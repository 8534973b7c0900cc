/**
 * `npm run bench` runs every benchmark whole and prints its figures as Markdown; words that follow choose benchmarks by parts of
 * their names. `--json` prints JSON, `--write` puts the figures into docs/performance.md as well, and `--smoke` runs each small, to
 * see that it works and not how fast. A benchmark is a file `*.bench.ts` here that exports `bench`.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { requireModernNode } from "../../build/guard.ts";
import type { Benchmark, Table } from "./benchmark.ts";
import { isMet } from "./figures.ts";
import { markdown, withBlock } from "./markdown.ts";

requireModernNode();

const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith("--")));
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const smoke = flags.has("--smoke");
const page = join(import.meta.dirname, "../../docs/performance.md");

if (smoke && flags.has("--write")) {
  console.error("A smoke run is not measured: leave out --smoke or --write.");
  process.exit(2);
}
const files = globSync("*.bench.ts", { cwd: import.meta.dirname })
  .filter((file) => only.length === 0 || only.some((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error("No benchmark was found.");
  process.exit(1);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const text = (tables: readonly Table[]): string => tables.map((table) => markdown(table, !smoke)).join("\n\n");

/** Puts one benchmark's figures into the page as soon as they are there. */
function write(name: string, tables: readonly Table[]): void {
  const block = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.\n\n${text(tables)}`;
  writeFileSync(page, withBlock(readFileSync(page, "utf8"), name, block));
}

const benchmarks: { name: string; tables: Table[] }[] = [];
for (const file of files) {
  const name = basename(file, ".bench.ts");
  const { bench } = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as { bench: Benchmark };
  console.error(`benchmark ${name}${smoke ? ", smoke" : ""}`);
  const tables = await bench({ smoke });
  benchmarks.push({ name, tables });
  if (flags.has("--write")) write(name, tables);
}
const tables = benchmarks.flatMap((benchmark) => benchmark.tables);
if (flags.has("--json")) {
  const withVerdicts = tables.map((table) => ({
    ...table,
    budgets: (table.budgets ?? []).map((budget) => ({ ...budget, met: smoke ? null : isMet(budget) })),
  }));
  console.log(JSON.stringify({ machine, smoke, tables: withVerdicts }, null, 2));
} else console.log(`Machine: ${machine}\n\n${text(tables)}`);
