import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { RestorePoint } from "../../../src-shared/model/restore-point.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { count, table } from "../text.ts";

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

const lines = (points: readonly RestorePoint[]) =>
  points.length === 0
    ? ["There is no restore point yet. One is kept before every bulk change of the data."]
    : table(
        ["id", "at", "point", "subscribers", "fields", "events", "size"],
        points.map((p) => [p.id, p.at, p.label, count(p.subscribers), count(p.fields), count(p.events), megabytes(p.bytes)]),
      );

export function restoreCommand(): Command {
  return command(
    "restore <project> [point]",
    "list the restore points of the data, or go back to one by its id, or to the latest with --last",
  )
    .option("--last", "go back to the newest restore point")
    .action(async (project: string, point: string | undefined, options: CommonOptions & { last?: boolean }) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const points = await client.restorePoints.list();
        const id = options.last ? points[0]?.id : point;
        if (options.last && id === undefined) throw new InputError("restore-none", "There is no restore point to go back to.");
        if (id === undefined) {
          io.result({ restorePoints: points }, lines(points));
          return;
        }
        const { subscribers, fields, events } = await client.restorePoints.restore({ id });
        const label = points.find((each) => each.id === id)?.label;
        io.result({ restored: { id, label, subscribers, fields, events } }, [
          `The data is as it was: ${label}. ${count(subscribers)} subscribers, ${fields} fields, ${count(events)} events.`,
        ]);
      });
    });
}
