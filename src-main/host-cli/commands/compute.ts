import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { count, table } from "../text.ts";

interface Options extends CommonOptions {
  remove?: boolean;
  dryRun?: boolean;
}

export function computeCommand(): Command {
  return command("compute <project> [field] [expression]", "add a computed field; without a field, list the functions of expressions")
    .option("--remove", "take the computed field away")
    .option("--dry-run", "show what the expression gives in the first rows, and keep nothing")
    .action(async (project: string, field: string | undefined, expression: string | undefined, options: Options) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client, wait, signal }) => {
        if (field === undefined) {
          const functions = await client.computed.functions();
          io.result(
            { functions },
            table(
              ["function", "gives"],
              functions.map(({ usage, means }) => [usage, means]),
            ),
          );
          return;
        }
        if (options.remove) {
          const fields = await wait(client.computed.remove({ id: field }, { signal }));
          io.result({ fields }, [`${field} is gone.`]);
          return;
        }
        if (expression === undefined)
          throw new InputError("compute-expression", "An expression is needed.", { todo: "Write one such as “[Monthly Charge] * 12”." });
        if (options.dryRun) {
          const { type, problem, preview } = await client.computed.check({ expression, id: field });
          if (problem)
            throw new InputError("expression", problem.message, {
              where: `expression, character ${problem.from + 1}`,
              ...(problem.todo === null ? {} : { todo: problem.todo }),
            });
          io.result({ type, preview }, [
            `Gives ${type}.`,
            ...table(
              ["subscriber", field],
              preview.map(({ key, value }) => [key, String(value ?? "")]),
            ),
          ]);
          return;
        }
        const fields = await wait(client.computed.set({ id: field, expression }, { signal }));
        const made = fields.find(({ id }) => id === field);
        io.result({ field: made }, [
          `${field}: ${made?.type}, ${count(made?.distinct ?? 0)} distinct values, ${count(made?.missing ?? 0)} missing.`,
        ]);
      });
    });
}
