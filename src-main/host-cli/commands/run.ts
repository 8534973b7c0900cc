import { type Command, Option } from "commander";
import type { Project } from "../../../src-shared/contract/project.ts";
import {
  mostReplications,
  type RunOptions,
  runOptionsSchema,
  type SavedRun,
  usualReplications,
} from "../../../src-shared/contract/runs.ts";
import { parseDate, parseDateTime } from "../../../src-shared/lib/civil.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { silentEvents } from "../../../src-shared/plan/silent-events.ts";
import { crewBeside } from "../../core/simulate/crew.ts";
import { share, wholeNumber } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import { comparisonLines } from "../comparison-text.ts";
import type { CommonOptions } from "../io.ts";
import { problemLine } from "../problem-text.ts";
import { findDesign, findJourney } from "../references.ts";
import { summary } from "../run-summary.ts";
import { type Session, withProject } from "../session.ts";

interface Options extends CommonOptions {
  start?: string;
  horizon?: number;
  seed?: number;
  replications?: number;
  workers?: number;
  mode?: RunOptions["mode"];
  sample?: number;
  save?: string;
  precision?: number;
  timeLimit?: number;
  compare?: string;
  with?: string[];
}

/** A local date and time; a date alone means its midnight. */
function startOf(text: string): string {
  const whole = parseDate(text) === undefined ? text : `${text}T00:00`;
  if (parseDateTime(whole) !== undefined) return whole;
  throw new InputError("start-invalid", `"${text}" is no date.`, { where: "--start", todo: "Write it as 2026-03-02 or 2026-03-02T09:00." });
}

const optionsOf = ({ start, horizon, seed, replications, workers, mode, sample, precision, timeLimit }: Options): Partial<RunOptions> => ({
  ...(start === undefined ? {} : { start: startOf(start) }),
  ...(horizon === undefined ? {} : { horizonDays: horizon }),
  ...(seed === undefined ? {} : { seed }),
  replications: replications ?? usualReplications({ precision, timeLimitSeconds: timeLimit }),
  ...(workers === undefined ? {} : { workers }),
  ...(mode === undefined ? {} : { mode }),
  ...(sample === undefined ? {} : { sample }),
  ...(precision === undefined ? {} : { precision }),
  ...(timeLimit === undefined ? {} : { timeLimitSeconds: timeLimit }),
});

/** Ids of the journeys that run beside, which are the project's own. */
async function idsOf({ client }: Session, references: readonly string[]): Promise<string[]> {
  if (references.length === 0) return [];
  const journeys = await client.journeys.list();
  return references.map((reference) => {
    const found =
      journeys.find(({ id }) => id === reference) ?? journeys.find(({ name }) => name.toLowerCase() === reference.toLowerCase());
    if (found) return found.id;
    throw new InputError("journey-unknown", `There is no journey of the project called "${reference}".`, {
      where: "--with",
      todo: "A journey that runs beside is one of the project; add its file with throughline journey add.",
    });
  });
}

/** The run that was asked for, then those of the journeys that ran beside. */
async function runsOf({ client }: Session, run: SavedRun): Promise<SavedRun[]> {
  const ids = run.together?.runs?.filter((id) => id !== run.id) ?? [];
  return [run, ...(await Promise.all(ids.map((id) => client.runs.get({ id }))))];
}

async function compare(session: Session, journey: Journey, other: string, options: Options, currency: string): Promise<void> {
  const unfit = (["save", "with"] as const).find((name) => options[name] !== undefined);
  if (unfit)
    throw new InputError(
      "compare-options",
      `--${unfit} and --compare do not go together: a comparison is of two journeys alone, and nothing of it is kept.`,
      {
        where: `--${unfit}`,
        todo: `Leave one of them out.`,
      },
    );
  const { client, io, signal, wait } = session;
  const input = { a: { journey }, b: await findDesign(session, other), options: runOptionsSchema.parse(optionsOf(options)) };
  const comparison = await wait(client.runs.compare(input, { signal }));
  io.result(comparison, comparisonLines(comparison, currency));
}

export function runCommand(): Command {
  return command(
    "run <project> <journey>",
    "dry-run a journey, a file or one of the project, over the whole base; the run is kept in the project",
  )
    .option("--start <date>", "local date, or date and time, in the journey's zone")
    .option("--horizon <days>", "days to simulate (default: 90)", wholeNumber(1, 1100))
    .option("--seed <number>", "seed of the random numbers (default: 1)", wholeNumber(0))
    .option(
      "--replications <number>",
      "simulated worlds (default: 1, and 1000 at most with --precision or --time-limit)",
      wholeNumber(1, mostReplications),
    )
    .option("--workers <number>", "threads; results do not depend on it", wholeNumber(1, 64))
    .addOption(new Option("--mode <mode>", "where events come from (default: forecast)").choices(["forecast", "replay"]))
    .option("--sample <number>", "only so many subscribers, chosen by their hash", wholeNumber(1))
    .option("--precision <share>", "stop once the mean is known to this share of it, such as 0.05; --replications is then the most", share)
    .option("--time-limit <seconds>", "stop after so many seconds, with what is done by then", wholeNumber(1))
    .option("--with <journey>", "a journey of the project that runs beside; may be repeated", (one: string, all: string[] = []) => [
      ...all,
      one,
    ])
    .option("--compare <other>", "compare with another journey or a saved run over the same draws; nothing is kept")
    .option("--save <name>", "name of the run; a number when left out")
    .action(async (project: string, reference: string, options: Options) => {
      const io = ioOf(options);
      const runOptions = optionsOf(options);
      const work = async (session: Session, { currency, timeZone, subscribers }: Project): Promise<void> => {
        session.prepareThreads(crewBeside({ replications: 1, ...runOptions }, subscribers));
        const journey = await findJourney(session, reference);
        if (options.compare !== undefined) return compare(session, journey, options.compare, options, currency);
        const together = await idsOf(session, options.with ?? []);
        const started = session.client.runs.start(
          { journeyId: journey.id, journey, options: runOptions, together, ...(options.save === undefined ? {} : { name: options.save }) },
          { signal: session.signal },
        );
        const run: SavedRun = await session.wait(started);
        for (const problem of await session.client.journeys.lint({ journey }))
          if (problem.severity === "warning" && problem.ignored === undefined) io.note(problemLine(problem, journey));
        for (const warning of silentEvents(run.results)) io.note(`Warning: ${warning}`);
        const all = await runsOf(session, run);
        for (const { name, id } of all) io.note(`Kept as "${name}" (${id}).`);
        io.result(
          run.results,
          all.flatMap((each, at) => [...(at > 0 ? [""] : []), ...summary(each, { currency, timeZone })]),
        );
      };
      await withProject(io, project, work);
    });
}
