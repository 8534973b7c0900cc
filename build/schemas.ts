/** Writes `assets/schemas/<name>.schema.json` from the schemas that the application parses with. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaNames, schemaOf } from "../src-shared/schemas/index.ts";

const folder = join(import.meta.dirname, "../assets/schemas");

mkdirSync(folder, { recursive: true });
for (const name of schemaNames) {
  const path = join(folder, `${name}.schema.json`);
  writeFileSync(path, `${JSON.stringify(schemaOf(name), null, 2)}\n`);
  console.log(path);
}
