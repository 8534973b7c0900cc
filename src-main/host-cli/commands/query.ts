import type { Command } from "commander";
import { wholeNumber } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { table } from "../text.ts";

export function queryCommand(): Command {
  return command("query <project> <sql>", "answer a SELECT over the tables subscribers and events; nothing can be changed")
    .option("--limit <rows>", "rows at most", wholeNumber(1, 100_000), 1000)
    .action(async (project: string, sql: string, options: CommonOptions & { limit: number }) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const answer = await client.subscribers.query({ sql, limit: options.limit });
        io.result(
          answer,
          table(
            answer.columns,
            answer.rows.map((row) => row.map((cell) => String(cell ?? ""))),
          ),
        );
        if (answer.truncated) io.note(`There are more than ${options.limit} rows; say --limit for more.`);
      });
    });
}
