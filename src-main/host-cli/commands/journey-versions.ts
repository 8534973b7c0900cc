import type { Command } from "commander";
import { diffJourneys } from "../../../src-shared/journey-diff/diff.ts";
import { diffText, tellDiff } from "../../../src-shared/journey-diff/tell.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { JourneyVersion } from "../../../src-shared/model/journey-version.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { findJourney } from "../references.ts";
import { type Session, withProject } from "../session.ts";
import { count, table } from "../text.ts";

const listed = (versions: readonly JourneyVersion[]) =>
  versions.length === 0
    ? ["There is no version yet. One is kept with --keep, at every saved run, and before anything takes the journey's place."]
    : table(
        ["id", "kept", "version", "kind", "nodes", "note"],
        versions.map(({ id, at, name, kind, nodes, note }) => [id, at, name, kind, count(nodes), note]),
      );

/** A version of a journey by id, else by a name that no other version of it has. */
function versionOf(versions: readonly JourneyVersion[], reference: string): JourneyVersion {
  const byId = versions.find(({ id }) => id === reference);
  const named = versions.filter(({ name }) => name.toLowerCase() === reference.toLowerCase());
  if (byId) return byId;
  if (named.length === 1 && named[0]) return named[0];
  throw new InputError(
    named.length > 1 ? "version-ambiguous" : "version-unknown",
    named.length > 1 ? `${named.length} versions are called "${reference}".` : `The journey has no version "${reference}".`,
    {
      todo: "Give the id of one of these:",
      more: (named.length > 1 ? named : versions).map(({ id, name, at }) => `${id} "${name}", kept ${at}`),
    },
  );
}

/** Something to compare: a version by id, else a journey by file, id or name. */
async function sideOf(session: Session, reference: string): Promise<{ name: string; journey: Journey; version: JourneyVersion | null }> {
  if (/^ver_\w+$/.test(reference)) {
    const { version, journey } = await session.client.versions.get({ id: reference });
    return { name: `${journey.name}, ${version.name}`, journey, version };
  }
  const journey = await findJourney(session, reference);
  return { name: journey.name, journey, version: null };
}

interface VersionsOptions extends CommonOptions {
  keep?: string;
  note?: string;
}

function versionsCommand(): Command {
  return command("versions <project> <journey>", "versions of a journey, newest first")
    .option("--keep <name>", "keep the journey as it stands as a version with this name")
    .option("--note <text>", "with --keep: what the version is about")
    .action(async (project: string, reference: string, options: VersionsOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async (session) => {
        const { client } = session;
        const { id, name } = await findJourney(session, reference);
        if (options.keep !== undefined) await client.versions.keep({ journeyId: id, name: options.keep, note: options.note ?? "" });
        const versions = await client.versions.list({ journeyId: id });
        io.result({ journey: { id, name }, versions }, listed(versions));
      });
    });
}

function diffCommand(): Command {
  return command(
    "diff <project> <before> [after]",
    "what differs between two of: a version by its id, a journey by id or name, a file; without a second one, between a version and its journey now",
  ).action(async (project: string, before: string, after: string | undefined, options: CommonOptions) => {
    const io = ioOf(options);
    await withProject(io, project, async (session) => {
      const a = await sideOf(session, before);
      const other = after ?? a.version?.journeyId;
      if (other === undefined)
        throw new InputError("diff-one-side", "There is nothing to compare with.", { todo: "Name a second version, journey or file." });
      const b = await sideOf(session, other);
      const diff = diffJourneys(a.journey, b.journey);
      const told = tellDiff(a.journey, b.journey, diff);
      io.result({ before: a.name, after: b.name, differences: told, diff }, [diffText(told, a.name, b.name)]);
    });
  });
}

function restoreCommand(): Command {
  return command(
    "restore <project> <journey> <version>",
    "put a version, by id or name, in the place of its journey; the journey as it is stays as a version",
  ).action(async (project: string, reference: string, version: string, options: CommonOptions) => {
    const io = ioOf(options);
    await withProject(io, project, async (session) => {
      const { client } = session;
      const { id, name } = await findJourney(session, reference);
      const found = versionOf(await client.versions.list({ journeyId: id }), version);
      const { before } = await client.versions.restore({ id: found.id });
      io.result({ restored: found, before }, [
        `"${name}" is as in "${found.name}" of ${found.at} again. As it was before, it is kept as ${before}.`,
      ]);
    });
  });
}

/** Commands of a journey's versions. */
export const versionCommands = (): Command[] => [versionsCommand(), diffCommand(), restoreCommand()];
