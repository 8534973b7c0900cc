/** `npm run corpus` imports every file of ../shared/data that an import must read or refuse, and writes what became of them into docs/import.md. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireModernNode } from "../../build/guard.ts";
import { createProject } from "../../src-main/core/db/project-file.ts";
import { corpora, corpusPage, filesOf, type Outcome, outcomeOf, withResults } from "./corpus.ts";

requireModernNode();
const root = join(import.meta.dirname, "../../../shared/data");
if (!existsSync(root)) {
  console.error("../shared/data is absent: nothing was written.");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "throughline-corpus-"));
const project = createProject(join(folder, "corpus.throughline"), { name: "Corpus" });
const outcomes = new Map<string, Outcome[]>();
for (const corpus of corpora) {
  const list: Outcome[] = [];
  for (const file of filesOf(root, corpus)) list.push(await outcomeOf(project, root, file));
  outcomes.set(corpus, list);
}
project.close();
rmSync(folder, { recursive: true, force: true });
const page = join(import.meta.dirname, "../../docs/import.md");
writeFileSync(page, withResults(readFileSync(page, "utf8"), corpusPage(outcomes)));
