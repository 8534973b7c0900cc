import { resolve } from "node:path";
import { Command } from "commander";
import type { Need } from "../../../src-shared/contract/journey-needs.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { lintJourney } from "../../../src-shared/lint/index.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { JourneyFolder } from "../../../src-shared/model/journey-version.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { readJourneyFile } from "../../core/files/read-journey.ts";
import { command, ioOf } from "../command.ts";
import { exitStatus } from "../fail.ts";
import type { CommonOptions, Io } from "../io.ts";
import { problemLine } from "../problem-text.ts";
import { findJourney } from "../references.ts";
import { withProject } from "../session.ts";
import { count, table } from "../text.ts";
import { versionCommands } from "./journey-versions.ts";

interface AddOptions extends CommonOptions {
  copy?: boolean;
}

function addCommand(): Command {
  return command(
    "add <project> <file...>",
    "keep journeys of files in the project; one with the same id is replaced, and stays as a version",
  )
    .option("--copy", "keep it beside the one with the same id, under an id and a name of its own")
    .action(async (project: string, paths: string[], options: AddOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client, files }) => {
        const present = await client.journeys.list();
        const journeys: { journey: Journey; path: string }[] = [];
        for (const path of paths) {
          const journey = await readJourneyFile(path, path);
          const others = [...present, ...journeys.map((each) => each.journey)];
          if (!options.copy && others.some(({ id, name }) => id !== journey.id && name.toLowerCase() === journey.name.toLowerCase())) {
            throw new InputError("journey-name-taken", `Another journey is already named "${journey.name}".`, {
              where: path,
              todo: "Give one of them another name.",
            });
          }
          journeys.push({ journey, path });
        }
        const added: { id: string; name: string; nodes: number; replaced: boolean; missing: Need[] }[] = [];
        for (const { path } of journeys) {
          const file = files.hand(resolve(path));
          const { existing, missing } = await client.journeys.inspectFile({ file });
          const replaced = existing !== null && !options.copy;
          const journey = await client.journeys.importFile({ file, as: options.copy ? "copy" : "replace" });
          for (const { kind, label } of missing) io.note(`${journey.name}: the project lacks ${needWords[kind]} ${label}.`);
          for (const problem of await client.journeys.lint({ journey })) io.note(`${journey.name}: ${problemLine(problem, journey)}`);
          added.push({ id: journey.id, name: journey.name, nodes: journey.nodes.length, replaced, missing });
        }
        io.result(
          { journeys: added },
          added.map(({ id, name, nodes, replaced }) => `${replaced ? "Replaced" : "Added"} "${name}" (${id}), ${nodes} nodes.`),
        );
      });
    });
}

/** What stands before the name of something that a project lacks. */
const needWords: Record<Need["kind"], string> = {
  field: "the field",
  event: "the event",
  segment: "the",
  role: "a field that means",
  message: "the",
};

/** `Spring / Upgrades`. */
function folderPath({ name, parent }: JourneyFolder, all: readonly JourneyFolder[]): string {
  const around = all.find(({ id }) => id === parent);
  return around ? `${around.name} / ${name}` : name;
}

function listCommand(): Command {
  return command("list <project>", "journeys of the project").action(async (project: string, options: CommonOptions) => {
    const io = ioOf(options);
    await withProject(io, project, async ({ client }) => {
      const journeys = await client.journeys.list();
      const folders = await client.folders.list();
      const places = new Map(folders.map((folder) => [folder.id, folderPath(folder, folders)]));
      const rows = journeys.map(({ id, name, nodes, updated, lastRun, folder, archived, versions }) => [
        name,
        id,
        count(nodes),
        updated,
        lastRun ? lastRun.id : "",
        count(versions),
        [...(folder === null ? [] : [places.get(folder) ?? folder]), ...(archived === null ? [] : ["archived"])].join(", "),
      ]);
      const headings = ["journey", "id", "nodes", "saved", "last run", "versions", "place"];
      io.result({ journeys, folders }, rows.length === 0 ? ["No journeys yet."] : table(headings, rows));
    });
  });
}

function showCommand(): Command {
  return command("show <project> <journey>", "print a journey of the project as a journey file").action(
    async (project: string, reference: string, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async (session) => {
        const journey = await findJourney(session, reference);
        io.result(journey, [JSON.stringify(journey, null, 2)]);
      });
    },
  );
}

function removeCommand(): Command {
  return command("remove <project> <journey>", "remove a journey from the project; its runs stay").action(
    async (project: string, reference: string, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async (session) => {
        const { id, name } = await findJourney(session, reference);
        const journeys = await session.client.journeys.remove({ id });
        io.result({ removed: { id, name }, journeys }, [`Removed "${name}".`]);
      });
    },
  );
}

/** Problems are the result, on standard output; errors among them make the status 2. */
function report(io: Io, journey: Journey, problems: readonly Problem[]): void {
  const { id, name } = journey;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const summary = problems.length === 0 ? `"${name}": no problems.` : `"${name}": ${errors} errors, ${problems.length - errors} warnings.`;
  io.result({ journey: { id, name }, problems }, [...problems.map((problem) => problemLine(problem, journey)), summary]);
  if (errors > 0) process.exitCode = exitStatus.wrongInput;
}

function lintCommand(): Command {
  return command(
    "lint <project-or-file> [journey]",
    "problems of a journey; of a bare file without a project, or with the data of one",
  ).action(async (first: string, reference: string | undefined, options: CommonOptions) => {
    const io = ioOf(options);
    if (reference === undefined) {
      const journey = await readJourneyFile(first, first);
      return report(io, journey, lintJourney(journey));
    }
    await withProject(io, first, async (session) => {
      const journey = await findJourney(session, reference);
      report(io, journey, await session.client.journeys.lint({ journey }));
    });
  });
}

export function journeyCommand(): Command {
  const group = new Command("journey").description("journeys in the project");
  for (const each of [addCommand(), listCommand(), showCommand(), lintCommand(), removeCommand(), ...versionCommands()])
    group.addCommand(each);
  return group;
}
