import { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { refuseErrors } from "../../../src-shared/model/refuse-errors.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { findSegment } from "../references.ts";
import { type Session, withProject } from "../session.ts";
import { count, share } from "../text.ts";

interface Options extends CommonOptions {
  list?: boolean;
}

const PAGE = 500;

/** Keys of everyone in a segment, in the order of the base. */
async function keysOf({ client, signal }: Session, segment: Segment): Promise<string[]> {
  const key = (await client.subscribers.fields()).find(({ role }) => role === "key");
  if (!key) throw new InputError("base-empty", "There are no subscribers to list.", { todo: "Import them first." });
  const keys: string[] = [];
  for (;;) {
    signal.throwIfAborted();
    const { rows, total } = await client.subscribers.page({ fields: [key.id], offset: keys.length, limit: PAGE, segment });
    keys.push(...rows.map(([value]) => String(value)));
    if (keys.length >= total || rows.length === 0) return keys;
  }
}

export function segmentCommand(): Command {
  const counting = command("count <project> <segment>", "exact count of a segment: a file, inline JSON, or a name in the project")
    .option("--list", "write the keys of the subscribers in it")
    .action(async (project: string, reference: string, options: Options) => {
      const io = ioOf(options);
      await withProject(io, project, async (session) => {
        const segment = await findSegment(session, reference);
        const counted = await session.client.segments.count({ segment });
        // Rules that do not fit the data have no count.
        refuseErrors(counted.problems, { within: reference.trimStart().startsWith("{") ? "the segment" : reference });
        for (const { message } of counted.problems) io.warn(`Warning: ${message}`);
        const summary = `${count(counted.count)} of ${count(counted.total)} subscribers (${share(counted.count, counted.total)}): ${counted.sentence}`;
        if (!options.list) return io.result(counted, [summary]);
        const keys = await keysOf(session, segment);
        io.note(summary);
        io.result({ ...counted, keys }, keys);
      });
    });
  return new Command("segment").description("count a segment").addCommand(counting);
}
