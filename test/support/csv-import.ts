import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LoadedBase, loadBase } from "../../src-main/core/columns/load-base.ts";
import type { ProjectFile } from "../../src-main/core/db/project-file.ts";
import { type ImportOptions, type InspectOptions, importFile, inspectFile } from "../../src-main/core/import/index.ts";
import type { ImportReport, Inspection } from "../../src-shared/model/import.ts";
import { type Cell, cellAt } from "../../src-shared/table/column.ts";
import { testFolder } from "./project.ts";

/** Writes a text or bytes to a file that is gone after the test. */
export function textFile(content: string | Uint8Array, name = "test.csv"): string {
  const path = join(testFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Looks at a file and imports it as the look suggests. */
export async function importPath(
  project: ProjectFile,
  path: string,
  options: InspectOptions & ImportOptions = {},
): Promise<{ inspection: Inspection; report: ImportReport; base: LoadedBase }> {
  const inspection = await inspectFile(path, "test.csv", options);
  if (!inspection.mapping) throw new Error("nothing suggests a key");
  const report = await importFile(project, path, "test.csv", inspection.mapping, options);
  return { inspection, report, base: loadBase(project) };
}

/** As `importPath`, of a text. */
export const importText = (project: ProjectFile, content: string | Uint8Array, options: InspectOptions & ImportOptions = {}) =>
  importPath(project, textFile(content), options);

/** All cells of a field. */
export function cells(base: LoadedBase, field: string): Cell[] {
  const column = base.column(field);
  if (!column) throw new Error(`no field ${field}`);
  return Array.from({ length: base.rows }, (_, row) => cellAt(column, row));
}
