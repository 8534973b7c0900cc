import { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { lintJourney } from "../../../src-shared/lint/index.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { readJourneyFile } from "../../core/files/read-journey.ts";
import { command, ioOf } from "../command.ts";
import { exitStatus } from "../fail.ts";
import type { CommonOptions, Io } from "../io.ts";
import { problemLine } from "../problem-text.ts";
import { findJourney } from "../references.ts";
import { withProject } from "../session.ts";
import { count, table } from "../text.ts";

function addCommand(): Command {
  return command("add <project> <file...>", "keep journeys of files in the project; replaces the one with the same id").action(
    async (project: string, paths: string[], options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const present = await client.journeys.list();
        const journeys: Journey[] = [];
        for (const path of paths) {
          const journey = await readJourneyFile(path, path);
          const others = [...present, ...journeys];
          if (others.some(({ id, name }) => id !== journey.id && name.toLowerCase() === journey.name.toLowerCase())) {
            throw new InputError("journey-name-taken", `Another journey is already named "${journey.name}".`, {
              where: path,
              todo: "Give one of them another name.",
            });
          }
          journeys.push(journey);
        }
        for (const journey of journeys) await client.journeys.save({ journey });
        for (const journey of journeys)
          for (const problem of await client.journeys.lint({ journey })) io.note(`${journey.name}: ${problemLine(problem, journey)}`);
        const added = journeys.map(({ id, name, nodes }) => ({ id, name, nodes: nodes.length }));
        io.result(
          { journeys: added },
          added.map(({ id, name, nodes }) => `Added "${name}" (${id}), ${nodes} nodes.`),
        );
      });
    },
  );
}

function listCommand(): Command {
  return command("list <project>", "journeys of the project").action(async (project: string, options: CommonOptions) => {
    const io = ioOf(options);
    await withProject(io, project, async ({ client }) => {
      const journeys = await client.journeys.list();
      const rows = journeys.map(({ id, name, nodes, updated, lastRun }) => [name, id, count(nodes), updated, lastRun ? lastRun.id : ""]);
      io.result({ journeys }, rows.length === 0 ? ["No journeys yet."] : table(["journey", "id", "nodes", "saved", "last run"], rows));
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
  for (const each of [addCommand(), listCommand(), showCommand(), lintCommand(), removeCommand()]) group.addCommand(each);
  return group;
}
