import { Command } from "commander";
import type { SegmentCount } from "../../../src-shared/contract/segments.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { refuseErrors } from "../../../src-shared/model/refuse-errors.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { sentence } from "../../../src-shared/segments/sentence.ts";
import { partPath, viewOf } from "../../../src-shared/segments/view.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { findSegment } from "../references.ts";
import { type Session, withProject } from "../session.ts";
import { count, share, table } from "../text.ts";

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

/** What each rule does, and whom each channel reaches, as tables. */
function details(segment: Segment, { parts, reach }: SegmentCount): string[] {
  const view = viewOf(segment);
  const own = "parts" in view ? view.parts : [];
  const effects = own.flatMap((part, at) => {
    const found = parts.find(({ path }) => path === partPath("", view.kind, at));
    if (!found || found.running === null || found.only === null) return [];
    return [[sentence(part), count(found.count), count(found.running), count(found.only)]];
  });
  const channels = (reach ?? []).map((one) =>
    one.problem === null
      ? [one.channel, count(one.reachable), count(one.suppressed), count(one.churned), count(one.noConsent), count(one.noAddress)]
      : [one.channel, "?", "", "", "", one.problem],
  );
  return [
    ...(effects.length === 0 ? [] : ["", ...table(["Rule", "By itself", view.kind === "any" ? "In so far" : "Left", "Alone"], effects)]),
    ...(channels.length === 0 ? [] : ["", ...table(["Channel", "Reach", "Suppressed", "Churned", "No consent", "No address"], channels)]),
  ];
}

export function segmentCommand(): Command {
  const counting = command("count <project> <segment>", "exact count of a segment: a file, inline JSON, or a name in the project")
    .option("--list", "write the keys of the subscribers in it")
    .action(async (project: string, reference: string, options: Options) => {
      const io = ioOf(options);
      await withProject(io, project, async (session) => {
        const segment = await findSegment(session, reference);
        const counted = await session.client.segments.count({ segment, reach: true });
        // Rules that do not fit the data have no count.
        refuseErrors(counted.problems, { within: reference.trimStart().startsWith("{") ? "the segment" : reference });
        for (const { message } of counted.problems) io.warn(`Warning: ${message}`);
        const summary = `${count(counted.count)} of ${count(counted.total)} subscribers (${share(counted.count, counted.total)}): ${counted.sentence}`;
        if (!options.list) return io.result(counted, [summary, ...details(segment, counted)]);
        const keys = await keysOf(session, segment);
        io.note(summary);
        io.result({ ...counted, keys }, keys);
      });
    });
  const listing = command("list <project>", "the segments of the project, with how many each takes").action(
    async (project: string, options: Options) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const all = [];
        for (const segment of await client.segments.list()) {
          const counted = await client.segments.count({ segment: segment.rules, self: segment.name });
          const sound = !counted.problems.some(({ severity }) => severity === "error");
          all.push({ ...segment, sentence: counted.sentence, count: sound ? counted.count : null, problems: counted.problems });
        }
        const rows = all.map((one) => [one.name, one.folder ?? "", one.count === null ? "?" : count(one.count), one.sentence]);
        io.result(
          { segments: all },
          all.length === 0 ? ["The project has no segments."] : table(["Name", "Folder", "Subscribers", "Rules"], rows),
        );
      });
    },
  );
  const showing = command(
    "show <project> <segment>",
    "a segment of the project: its rules, who uses it, how it grew and its versions",
  ).action(async (project: string, name: string, options: Options) => {
    const io = ioOf(options);
    await withProject(io, project, async ({ client }) => {
      const segments = await client.segments.list();
      const segment = segments.find((one) => one.id === name) ?? segments.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (!segment)
        throw new InputError("segment-unknown", `There is no segment of the project called "${name}".`, {
          todo: `There are: ${segments.map((one) => `"${one.name}"`).join(", ") || "none"}.`,
        });
      const counted = await client.segments.count({ segment: segment.rules, self: segment.name, reach: true });
      const uses = await client.segmentLibrary.uses({ name: segment.name });
      const versions = await client.segmentLibrary.versions({ id: segment.id });
      const growth = await client.segmentLibrary.growth({ id: segment.id });
      io.result({ segment, counted, uses, versions, growth }, [
        `${segment.name}: ${count(counted.count)} of ${count(counted.total)} subscribers (${share(counted.count, counted.total)})`,
        counted.sentence,
        ...counted.problems.map(({ message, fix }) => `${message}${fix ? ` ${fix}` : ""}`),
        ...details(segment.rules, counted),
        "",
        uses.length === 0 ? "Nothing uses it." : `Used by: ${uses.map((use) => `${use.what} "${use.name}"`).join(", ")}`,
        ...growth.map(
          (one) => `Data of ${one.asOf}: ${count(one.count)} of ${count(one.total)}${one.current ? "" : " (with other rules)"}`,
        ),
        `Versions: ${versions.length}`,
      ]);
    });
  });
  return new Command("segment").description("segments: count, list, show").addCommand(counting).addCommand(listing).addCommand(showing);
}
