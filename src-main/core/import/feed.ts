import type { Dialect } from "../../../src-shared/model/import.ts";
import { type Content, withContent } from "./content/content.ts";
import { feedBytes, isPlain } from "./feed-bytes.ts";
import { formatOf } from "./formats/index.ts";
import { noRepairs, type Repairs } from "./repair-lines.ts";
import { RowFeeder } from "./row-feeder.ts";
import type { RecordSink } from "./row-sink.ts";

/**
 * Streams the rows of a file into a sink, some at a time. `columns` is how many the table has. `step` is called between the parts with the bytes
 * of the file that were read; it may wait or throw.
 */
export function feed(
  path: string,
  name: string,
  dialect: Dialect,
  columns: number,
  sink: RecordSink,
  step: (read: number) => Promise<void>,
): Promise<Repairs> {
  return withContent(path, name, dialect.entry, async (content) => {
    const repairs = noRepairs();
    if (isPlain(dialect)) await feedBytes(content, dialect, columns, sink, repairs, step);
    else await feedRows(content, dialect, columns, sink, repairs, step);
    return repairs;
  });
}

async function feedRows(
  content: Content,
  dialect: Dialect,
  columns: number,
  sink: RecordSink,
  repairs: Repairs,
  step: (read: number) => Promise<void>,
): Promise<void> {
  const format = await formatOf(content, dialect.format);
  const feeder = new RowFeeder(dialect, columns, sink, repairs);
  for await (const { rows, read } of format.rows(content, dialect, repairs)) {
    for (const row of rows) feeder.take(row);
    await step(read);
  }
  feeder.end();
}
