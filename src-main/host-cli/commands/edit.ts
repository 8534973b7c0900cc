import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";

interface Options extends CommonOptions {
  undo?: boolean;
  redo?: boolean;
}

/** A value as typed, in the type of its field; the core says what is wrong where it does not fit. */
function typed(field: FieldSummary | undefined, text: string): string | number | boolean | null {
  if (text === "") return null;
  if (field?.type === "number" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  if (field?.type === "boolean" && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return text;
}

export function editCommand(): Command {
  return command(
    "edit <project> [key] [field] [value]",
    "change one cell of a subscriber; without a value, list the edits that can be undone",
  )
    .option("--undo", "take the last edit back")
    .option("--redo", "do the last edit again that was taken back")
    .action(async (project: string, key: string | undefined, field: string | undefined, value: string | undefined, options: Options) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        if (key !== undefined && (field === undefined || value === undefined))
          throw new InputError("edit-words", "A key, a field and a value are needed.", { todo: 'Write an empty value as "".' });
        const history = await (async () => {
          if (options.undo) return client.edits.undo();
          if (options.redo) return client.edits.redo();
          if (key === undefined || field === undefined || value === undefined) return client.edits.history();
          const fields = await client.subscribers.fields();
          const own = fields.find(({ id }) => id === field);
          return client.edits.apply({ changes: [{ key, field, value: typed(own, value) }] });
        })();
        io.result(history, [
          ...history.undo.slice(0, 10).map(({ at, label }) => `${at}  ${label}`),
          ...(history.undo.length === 0 ? ["There is no edit to undo."] : []),
          ...(history.redo.length > 0 ? [`Can be done again: ${history.redo.map(({ label }) => label).join(", ")}`] : []),
        ]);
      });
    });
}
