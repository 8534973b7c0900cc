import { type Command, Option } from "commander";
import type { RunOptions, SavedRun } from "../../../src-shared/contract/runs.ts";
import { parseDate, parseDateTime } from "../../../src-shared/lib/civil.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { wholeNumber } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { findJourney } from "../references.ts";
import { summary } from "../run-summary.ts";
import { withProject } from "../session.ts";

interface Options extends CommonOptions {
  start?: string;
  horizon?: number;
  seed?: number;
  replications?: number;
  workers?: number;
  mode?: RunOptions["mode"];
  sample?: number;
  save?: string;
}

/** A local date and time; a date alone means its midnight. */
function startOf(text: string): string {
  const whole = parseDate(text) === undefined ? text : `${text}T00:00`;
  if (parseDateTime(whole) !== undefined) return whole;
  throw new InputError("start-invalid", `"${text}" is no date.`, { where: "--start", todo: "Write it as 2026-03-02 or 2026-03-02T09:00." });
}

const optionsOf = ({ start, horizon, seed, replications, workers, mode, sample }: Options): Partial<RunOptions> => ({
  ...(start === undefined ? {} : { start: startOf(start) }),
  ...(horizon === undefined ? {} : { horizonDays: horizon }),
  ...(seed === undefined ? {} : { seed }),
  ...(replications === undefined ? {} : { replications }),
  ...(workers === undefined ? {} : { workers }),
  ...(mode === undefined ? {} : { mode }),
  ...(sample === undefined ? {} : { sample }),
});

export function runCommand(): Command {
  return command(
    "run <project> <journey>",
    "dry-run a journey, a file or one of the project, over the whole base; the run is kept in the project",
  )
    .option("--start <date>", "local date, or date and time, in the journey's zone")
    .option("--horizon <days>", "days to simulate (default: 90)", wholeNumber(1, 1100))
    .option("--seed <number>", "seed of the random numbers (default: 1)", wholeNumber(0))
    .option("--replications <number>", "simulated worlds (default: 1)", wholeNumber(1, 1000))
    .option("--workers <number>", "threads; results do not depend on it", wholeNumber(1, 64))
    .addOption(new Option("--mode <mode>", "where events come from (default: forecast)").choices(["forecast", "replay"]))
    .option("--sample <number>", "only so many subscribers, chosen by their hash", wholeNumber(1))
    .option("--save <name>", "name of the run; a number when left out")
    .action(async (project: string, reference: string, options: Options) => {
      const io = ioOf(options);
      const runOptions = optionsOf(options);
      await withProject(io, project, async (session, { currency }) => {
        const journey = await findJourney(session, reference);
        const started = session.client.runs.start(
          { journeyId: journey.id, journey, options: runOptions, ...(options.save === undefined ? {} : { name: options.save }) },
          { signal: session.signal },
        );
        const run: SavedRun = await session.wait(started);
        for (const { severity, message } of await session.client.journeys.lint({ journey }))
          if (severity === "warning") io.note(`Warning: ${message}`);
        io.note(`Kept as "${run.name}" (${run.id}).`);
        io.result(run.results, summary(run, currency));
      });
    });
}
