import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Command } from "commander";
import type { Need } from "../../../src-shared/contract/journey-needs.ts";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { lintJourney } from "../../../src-shared/lint/index.ts";
import { applyRepair } from "../../../src-shared/lint/repair.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { JourneyFolder } from "../../../src-shared/model/journey-version.ts";
import { type Problem, type Repair, severities } from "../../../src-shared/model/problem.ts";
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

/** "2 errors, 1 warning, 3 notes", and how many are ignored. */
function tally(problems: readonly Problem[]): string {
  const heeded = problems.filter(({ ignored }) => ignored === undefined);
  const parts = severities.map((severity) => {
    const many = heeded.filter((problem) => problem.severity === severity).length;
    return `${many} ${severity}${many === 1 ? "" : "s"}`;
  });
  const ignored = problems.length - heeded.length;
  return `${parts.join(", ")}${ignored > 0 ? `, ${ignored} ignored` : ""}`;
}

/** Problems are the result, on standard output; errors among them make the status 2. */
function report(io: Io, journey: Journey, problems: readonly Problem[], mended: readonly Problem[] = []): void {
  const { id, name } = journey;
  const summary = problems.length === 0 ? `"${name}": no problems.` : `"${name}": ${tally(problems)}.`;
  const done = mended.map((problem) => `Mended: ${problem.repair?.label}. ${problem.message} [${problem.id}]`);
  io.result({ journey: { id, name }, problems, ...(mended.length > 0 ? { mended } : {}) }, [
    ...done,
    ...problems.map((problem) => problemLine(problem, journey)),
    summary,
  ]);
  if (problems.some(({ severity }) => severity === "error")) process.exitCode = exitStatus.wrongInput;
}

/** Whether a repair takes out a node or an edge, which a person should see. */
const takesOut = ({ edits }: Repair) => edits.some(({ path = [], value }) => path.length === 0 && value === undefined);

/** Mends one problem after the other for as long as there is one that a click would mend; those that are ignored are let be. */
async function mend(journey: Journey, lint: (journey: Journey) => Promise<Problem[]>): Promise<{ journey: Journey; mended: Problem[] }> {
  const mended: Problem[] = [];
  let now = journey;
  for (;;) {
    const known = new Set(mended.map((problem) => JSON.stringify(problem)));
    const next = (await lint(now)).find(
      (problem) => problem.repair && !takesOut(problem.repair) && problem.ignored === undefined && !known.has(JSON.stringify(problem)),
    );
    if (!next?.repair) return { journey: now, mended };
    now = applyRepair(now, next.repair);
    mended.push(next);
  }
}

function lintCommand(): Command {
  return command("lint <project-or-file> [journey]", "problems of a journey; of a bare file without a project, or with the data of one")
    .option("--fix", "mend what can be mended at once without taking out a node or an edge, and write the journey back")
    .action(async (first: string, reference: string | undefined, options: CommonOptions & { fix?: true }) => {
      const io = ioOf(options);
      if (reference === undefined) {
        const journey = await readJourneyFile(first, first);
        const lint = async (one: Journey) => lintJourney(one);
        if (!options.fix) return report(io, journey, await lint(journey));
        const after = await mend(journey, lint);
        if (after.mended.length > 0) await writeFile(first, `${canonicalJson(after.journey, 2)}\n`);
        return report(io, after.journey, await lint(after.journey), after.mended);
      }
      await withProject(io, first, async (session) => {
        const journey = await findJourney(session, reference);
        const lint = (one: Journey) => session.client.journeys.lint({ journey: one });
        if (!options.fix) return report(io, journey, await lint(journey));
        const after = await mend(journey, lint);
        if (after.mended.length > 0) await session.client.journeys.save({ journey: after.journey });
        report(io, after.journey, await lint(after.journey), after.mended);
      });
    });
}

export function journeyCommand(): Command {
  const group = new Command("journey").description("journeys in the project");
  for (const each of [addCommand(), listCommand(), showCommand(), lintCommand(), removeCommand(), ...versionCommands()])
    group.addCommand(each);
  return group;
}
