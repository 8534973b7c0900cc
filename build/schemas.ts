/** Writes what is made from the sources: `assets/schemas/<name>.schema.json` from the schemas that the application parses with, and `docs/lint.md` from the rules. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lintDocument } from "../src-shared/lint/document.ts";
import { schemaNames, schemaOf } from "../src-shared/schemas/index.ts";

const folder = join(import.meta.dirname, "../assets/schemas");

mkdirSync(folder, { recursive: true });
for (const name of schemaNames) {
  const path = join(folder, `${name}.schema.json`);
  writeFileSync(path, `${JSON.stringify(schemaOf(name), null, 2)}\n`);
  console.log(path);
}

const page = join(import.meta.dirname, "../docs/lint.md");
writeFileSync(page, lintDocument());
console.log(page);
