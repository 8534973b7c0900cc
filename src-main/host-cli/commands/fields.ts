import type { Command } from "commander";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { count, table } from "../text.ts";

const range = ({ low, high, top }: FieldSummary) =>
  low !== null && high !== null
    ? `${low} to ${high}`
    : top
        .slice(0, 3)
        .map(({ value }) => String(value))
        .join(", ");

export function fieldsCommand(): Command {
  return command("fields <project>", "fields of the base with group, type, distinct values and missing cells").action(
    async (project: string, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const fields = await client.subscribers.fields();
        const events = await client.subscribers.eventTypes();
        const rows = fields.map((f) => [f.id, f.type, f.group, f.role ?? "", count(f.distinct), count(f.missing), range(f)]);
        const kinds = events.map((e) => [e.event, count(e.count), count(e.subscribers), e.first ?? "", e.last ?? ""]);
        io.result({ fields, events }, [
          ...(rows.length === 0
            ? ["No subscribers yet. Import them with throughline import."]
            : table(["field", "type", "group", "role", "distinct", "missing", "values"], rows)),
          ...(kinds.length === 0 ? [] : ["", ...table(["event", "count", "subscribers", "first", "last"], kinds)]),
        ]);
      });
    },
  );
}
