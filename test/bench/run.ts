/**
 * `npm run bench` runs every benchmark whole and prints its figures as Markdown; `-- --smoke` runs each small, to see
 * that it works and not how fast; `-- --json` prints JSON. A benchmark is a file `*.bench.ts` here that exports `bench`.
 */
import { globSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { requireModernNode } from "../../build/guard.ts";
import type { Benchmark, Table } from "./benchmark.ts";

requireModernNode();

const smoke = process.argv.includes("--smoke");
const asJson = process.argv.includes("--json");
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));

function markdown(table: Table): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [
    `### ${table.title}`,
    "",
    line(table.columns),
    line(table.columns.map(() => "---")),
    ...table.rows.map(line),
    ...table.notes.map((note) => `\n${note}`),
  ].join("\n");
}

const files = globSync("*.bench.ts", { cwd: import.meta.dirname })
  .filter((file) => only.length === 0 || only.some((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error("No benchmark was found.");
  process.exit(1);
}
const tables: Table[] = [];
for (const file of files) {
  const { bench } = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as { bench: Benchmark };
  console.error(`benchmark ${basename(file, ".bench.ts")}${smoke ? ", smoke" : ""}`);
  tables.push(...(await bench({ smoke })));
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.versions.node}`;
if (asJson) console.log(JSON.stringify({ machine, tables }, null, 2));
else console.log(`Machine: ${machine}\n\n${tables.map(markdown).join("\n\n")}`);
