import { type Design, type RunOptions, runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import type { Comparison } from "../../../src-shared/model/comparison.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { compareMeasures, type MeasureValues, measuresFor, measuresOf } from "../../../src-shared/statistics/comparison.ts";
import { answerText } from "../../../src-shared/statistics/comparison-text.ts";
import { precisionOf } from "../../../src-shared/statistics/pairs.ts";
import type { SimulateHooks } from "../simulate/index.ts";
import { type OpenRun, openRun } from "../simulate/open-run.ts";
import { FEWEST } from "../simulate/precision.ts";
import type { OpenProject } from "../workspace.ts";
import { journeyOf } from "./journeys.ts";
import { optionsOf } from "./run-again.ts";
import { runOf } from "./saved-run.ts";
import { refuseUnrunnable, simulateInput } from "./simulate-input.ts";

interface Side {
  name: string;
  journey: Journey;
  options: RunOptions | undefined;
}

function sideOf(project: OpenProject, design: Design): Side {
  if ("journeyId" in design) {
    const journey = journeyOf(project, design.journeyId);
    return { name: journey.name, journey, options: undefined };
  }
  if ("runId" in design) {
    const run = runOf(project, design.runId);
    return { name: run.name, journey: run.journey, options: optionsOf(run, project.file.settings().timeZone) };
  }
  const journey = parseJourney(design.journey, `journey "${design.journey.name}"`);
  return { name: design.name ?? journey.name, journey, options: undefined };
}

/** Two names that tell the designs apart: their own, with the journeys where they are the same, else as A and B. */
function namesApart(a: Side, b: Side): readonly [string, string] {
  if (a.name !== b.name) return [a.name, b.name];
  if (a.journey.name !== b.journey.name) return [`${a.name} of ${a.journey.name}`, `${b.name} of ${b.journey.name}`];
  return [`${a.name} (A)`, `${b.name} (B)`];
}

interface Pairs {
  a: MeasureValues[];
  b: MeasureValues[];
  manifests: [Results["manifest"], Results["manifest"]];
  stopped: Comparison["stopped"];
}

function isPrecise({ precision }: RunOptions, a: readonly MeasureValues[], b: readonly MeasureValues[]): boolean {
  if (precision === undefined || a.length < FEWEST) return false;
  const reached = precisionOf(a.map(({ incremental }, at) => (incremental ?? 0) - (b[at]?.incremental ?? 0)));
  return reached !== null && reached <= precision;
}

async function runPairs(runs: readonly [OpenRun, OpenRun], options: RunOptions, tell: SimulateHooks["onProgress"]): Promise<Pairs> {
  const { replications, timeLimitSeconds } = options;
  const until = timeLimitSeconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeLimitSeconds * 1000;
  const a: MeasureValues[] = [];
  const b: MeasureValues[] = [];
  for (let number = 0; ; ) {
    tell(number * 2, replications * 2);
    const ofA = await runs[0].replication(number);
    tell(number * 2 + 1, replications * 2);
    const ofB = await runs[1].replication(number);
    a.push(measuresOf(ofA));
    b.push(measuresOf(ofB));
    number++;
    const precise = isPrecise(options, a, b);
    const late = performance.now() >= until;
    if (number < replications && !precise && !late) continue;
    tell(replications * 2, replications * 2);
    const manifest = (results: Results) => ({ ...results.manifest, replications: number });
    const stopped = precise ? "precise" : number === replications ? "replications" : "time-limit";
    return { a, b, manifests: [manifest(ofA), manifest(ofB)], stopped };
  }
}

function warningsOf(a: Results["manifest"], b: Results["manifest"]): string[] {
  return [
    ...(a.start === b.start
      ? []
      : [`The designs start at different moments, ${a.start} and ${b.start}: give a start to compare them over the same days.`]),
    ...(a.journeyHash === b.journeyHash && a.parameterHash === b.parameterHash
      ? ["The two designs do the same, so that nothing differs."]
      : []),
  ];
}

/** Runs two designs in pairs over the same draws, and tells their differences. */
export async function compareDesigns(
  project: OpenProject,
  designs: { a: Design; b: Design; options?: RunOptions | undefined },
  hooks: SimulateHooks,
): Promise<Comparison> {
  const [sideA, sideB] = [sideOf(project, designs.a), sideOf(project, designs.b)];
  for (const { journey } of [sideA, sideB]) refuseUnrunnable(project, journey);
  const options = designs.options ?? sideA.options ?? sideB.options ?? runOptionsSchema.parse({});
  const names = namesApart(sideA, sideB);
  const quiet = { ...hooks, onProgress: () => {} };
  const runA = await openRun(simulateInput(project, [sideA.journey], options), quiet);
  try {
    const runB = await openRun(simulateInput(project, [sideB.journey], options), quiet);
    try {
      const { a, b, manifests, stopped } = await runPairs([runA, runB], options, hooks.onProgress);
      const words = { a: names[0], b: names[1], currency: project.file.settings().currency };
      const valued = [sideA, sideB].some(({ journey }) => journey.settings.model?.value);
      const measures = compareMeasures(a, b, words, measuresFor(valued));
      const [incremental] = measures;
      if (!incremental) throw new Error("nothing was compared");
      return {
        format: "throughline.comparison",
        version: 1,
        a: { name: names[0], journeyName: sideA.journey.name, manifest: manifests[0] },
        b: { name: names[1], journeyName: sideB.journey.name, manifest: manifests[1] },
        replications: a.length,
        stopped,
        measures,
        sentence: answerText(incremental, a.length, words),
        warnings: warningsOf(...manifests),
      };
    } finally {
      await runB.close();
    }
  } finally {
    await runA.close();
  }
}
