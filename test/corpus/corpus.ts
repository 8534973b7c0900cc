import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ProjectFile } from "../../src-main/core/db/project-file.ts";
import { importFile, inspectFile } from "../../src-main/core/import/index.ts";
import { InputError } from "../../src-shared/lib/input-error.ts";
import type { Inspection } from "../../src-shared/model/import.ts";

/** Folders of real files that an import must read or refuse, under ../shared/data. */
export const corpora = [
  "awkward-files/csv-spectrum",
  "awkward-files/csv-test-data",
  "awkward-files/formula_injection",
  "awkward-files/frictionless",
  "awkward-files/made_here",
  "awkward-files/pollock",
  "subscribers",
] as const;

/** What became of one file. */
export interface Outcome {
  readonly file: string;
  readonly kind: "whole" | "partly" | "refused";
  /** Rows kept of those read; both 0 where it was refused. */
  readonly kept: number;
  readonly read: number;
  readonly inspection: Inspection | null;
  /** Why it was refused, or what was not kept as it stands. */
  readonly said: readonly string[];
}

/** Files that describe the others or hold their expected reading. */
const beside = /\.md$|(^|\/)(parameters|clean)\/|csv-(spectrum|test-data)\/json\//;

/** The files of a corpus, by their path under `root`. */
export function filesOf(root: string, corpus: string): string[] {
  return readdirSync(join(root, corpus), { recursive: true, encoding: "utf8" })
    .map((name) => `${corpus}/${name}`)
    .filter((file) => !beside.test(file) && statSync(join(root, file)).isFile())
    .sort();
}

/** Imports a file as it is understood by itself; where no column can be the key, by its first. Faults that are no refusals are thrown. */
export async function outcomeOf(project: ProjectFile, root: string, file: string): Promise<Outcome> {
  const path = join(root, file);
  const name = file.slice(file.lastIndexOf("/") + 1);
  try {
    const found = await inspectFile(path, name);
    const first = found.columns[0]?.header;
    const inspection = found.mapping === null ? await inspectFile(path, name, { key: first }) : found;
    if (!inspection.mapping) throw new Error(`${file} has no column`);
    const { rows, rejects, notes } = await importFile(project, path, name, inspection.mapping);
    const said = [
      ...rejects.map(({ reason, count }) => `${count.toLocaleString("en-GB")} rejected: ${reason.replace(/ \(.*\)$/, "")}`),
      ...notes,
    ];
    return { file, kind: said.length > 0 ? "partly" : "whole", kept: rows.kept, read: rows.read, inspection, said };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { file, kind: "refused", kept: 0, read: 0, inspection: null, said: [error.message] };
  }
}

const cell = (text: string) => text.replaceAll("|", "\\|").replace(/\s+/g, " ");

/** The results as Markdown: a line for each corpus, and one for each file that is not imported whole. */
export function corpusPage(outcomes: ReadonlyMap<string, readonly Outcome[]>): string {
  const count = (list: readonly Outcome[], kind: Outcome["kind"]) => list.filter((each) => each.kind === kind).length;
  const lines = [...outcomes].map(
    ([corpus, list]) => `| ${corpus} | ${list.length} | ${count(list, "whole")} | ${count(list, "partly")} | ${count(list, "refused")} |`,
  );
  const others = [...outcomes.values()].flat().filter(({ kind }) => kind !== "whole");
  const details = others.map(({ file, kind, kept, read, said }) => {
    const rows = kind === "refused" ? "refused" : `${kept.toLocaleString("en-GB")} of ${read.toLocaleString("en-GB")}`;
    return `| ${cell(file)} | ${rows} | ${cell(said.join(" "))} |`;
  });
  return [
    "| corpus | files | imported whole | imported, with rows rejected, mended or left out | refused |",
    "|---|---|---|---|---|",
    ...lines,
    "",
    "| file | rows kept | why not whole |",
    "|---|---|---|",
    ...details,
  ].join("\n");
}

const begin = "<!-- corpus -->";
const end = "<!-- /corpus -->";

/** The page with the results between its marks. */
export function withResults(page: string, results: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no place "${begin} … ${end}".`);
  return `${page.slice(0, from)}${begin}\n\n${results}\n\n${page.slice(to)}`;
}
