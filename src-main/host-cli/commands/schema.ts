import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Argument, type Command } from "commander";
import { schemaNames } from "../../../src-shared/schemas/index.ts";
import { resourcesDir } from "../../core/locations.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";

export function schemaCommand(): Command {
  return command("schema", "print the JSON Schema of a file format")
    .addArgument(new Argument("<format>").choices(schemaNames))
    .action((name: string, options: CommonOptions) => {
      const schema: unknown = JSON.parse(readFileSync(join(resourcesDir, "schemas", `${name}.schema.json`), "utf8"));
      ioOf(options).result(schema, [JSON.stringify(schema, null, 2)]);
    });
}
