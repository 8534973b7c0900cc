import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Results } from "../../src-shared/model/results.ts";
import { throughline } from "./throughline.ts";

/** A folder of its own for projects and files that the real command reads. */
export class Workplace {
  readonly #folder: string;
  #written = 0;

  constructor(name: string) {
    this.#folder = mkdtempSync(join(tmpdir(), `throughline-${name}-`));
  }

  /** A project made by importing a CSV whose key column is `id`; gives its path. */
  project(name: string, csv: string): string {
    const file = join(this.#folder, `${name}.throughline`);
    const table = join(this.#folder, `${name}.csv`);
    writeFileSync(table, csv);
    throughline("new", file);
    throughline("import", file, table, "--key", "id", "--json");
    return file;
  }

  /** Writes a document and gives its path. */
  put(document: unknown): string {
    const path = join(this.#folder, `document-${++this.#written}.json`);
    writeFileSync(path, JSON.stringify(document));
    return path;
  }

  /** The results text of a dry run, to the byte. */
  runText(project: string, document: unknown, ...options: string[]): string {
    return throughline("run", project, this.put(document), "--json", ...options).stdout;
  }

  run(project: string, document: unknown, ...options: string[]): Results {
    return JSON.parse(this.runText(project, document, ...options)) as Results;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
