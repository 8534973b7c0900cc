import type { Design, RunEntry } from "../../src-shared/contract/runs.ts";
import { InputError } from "../../src-shared/lib/input-error.ts";
import { tryJson } from "../../src-shared/lib/json.ts";
import type { Journey } from "../../src-shared/model/journey.ts";
import { namedSegmentSchema, type Segment, segmentSchema } from "../../src-shared/model/segment.ts";
import { readJourneyFile, readText } from "../core/files/read-journey.ts";
import { isFile, looksLikePath, parseDocument } from "./arguments.ts";
import type { Session } from "./session.ts";

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const listed = (names: readonly string[], none: string) => (names.length > 0 ? `There are: ${names.join(", ")}.` : none);

/** A journey by file, or by id or name in the project. */
export async function findJourney({ client }: Session, reference: string): Promise<Journey> {
  if (isFile(reference) || looksLikePath(reference)) return readJourneyFile(reference, reference);
  const journeys = await client.journeys.list();
  const found = journeys.find(({ id }) => id === reference) ?? journeys.find(({ name }) => same(name, reference));
  if (found) return client.journeys.get({ id: found.id });
  const names = journeys.map(({ name }) => `"${name}"`);
  throw new InputError("journey-unknown", `There is no file and no journey of the project called "${reference}".`, {
    todo: listed(names, "The project has no journeys yet."),
  });
}

/** A run by id, else the only one with that name; undefined when there is none. InputError lists those that share the name. */
function runNamed(runs: readonly RunEntry[], reference: string, where: string): RunEntry | undefined {
  const byId = runs.find(({ id }) => id === reference);
  if (byId) return byId;
  const [found, ...others] = runs.filter(({ name }) => same(name, reference));
  if (found && others.length > 0)
    throw new InputError("run-ambiguous", `${others.length + 1} runs are called "${reference}".`, {
      where,
      todo: "Give the id of one of them:",
      more: [found, ...others].map(({ id, journeyName, at }) => `${id} of "${journeyName}", made ${at}`),
    });
  return found;
}

/** A design to compare with: a journey by file, or by id or name in the project, else a saved run by id or name. */
export async function findDesign(session: Session, reference: string): Promise<Design> {
  if (isFile(reference) || looksLikePath(reference)) return { journey: await readJourneyFile(reference, reference) };
  const [journeys, runs] = [await session.client.journeys.list(), await session.client.runs.list({})];
  const journey = journeys.find(({ id }) => id === reference) ?? journeys.find(({ name }) => same(name, reference));
  if (journey) return { journeyId: journey.id };
  const run = runNamed(runs, reference, "--compare");
  if (run) return { runId: run.id };
  throw new InputError("design-unknown", `There is no file, journey or run called "${reference}" to compare with.`, {
    where: "--compare",
    todo: listed(
      [...journeys, ...runs].slice(0, 8).map(({ name }) => `"${name}"`),
      "The project has no journeys and no runs yet.",
    ),
  });
}

/** A segment with its name, where it has one, and whether the project keeps it under that name. */
interface FoundSegment {
  rules: Segment;
  name: string | null;
  kept: boolean;
}

async function lookUpSegment({ client }: Session, reference: string): Promise<FoundSegment> {
  const bare = (rules: Segment): FoundSegment => ({ rules, name: null, kept: false });
  if (reference.trimStart().startsWith("{")) return bare(parseDocument(segmentSchema, reference, "the segment", "segment"));
  if (isFile(reference) || looksLikePath(reference)) {
    const text = await readText(reference, reference);
    const named = namedSegmentSchema.safeParse(tryJson(text));
    if (named.success) return { rules: named.data.rules, name: named.data.name, kept: false };
    return bare(parseDocument(segmentSchema, text, reference, "segment"));
  }
  const segments = await client.segments.list();
  const found = segments.find(({ id, name }) => id === reference || same(name, reference));
  if (found) return { rules: found.rules, name: found.name, kept: true };
  const names = segments.map(({ name }) => `"${name}"`);
  throw new InputError("segment-unknown", `There is no file and no segment of the project called "${reference}".`, {
    todo: listed(names, "The project has no segments yet."),
  });
}

/** The rules of a segment: from inline JSON, a file, or by name in the project. A file may hold the rules or a named segment. */
export const findSegment = async (session: Session, reference: string): Promise<Segment> => (await lookUpSegment(session, reference)).rules;

/** As `findSegment`, for what is to be kept: a segment of the project is referred to by its name, so that it follows its rules. */
export async function segmentToKeep(session: Session, reference: string): Promise<{ segment: Segment; segmentName: string | null }> {
  const { rules, name, kept } = await lookUpSegment(session, reference);
  return { segment: kept && name !== null ? { segment: name } : rules, segmentName: name };
}

/** A run by id, or by a name that no other run has; the newest of all without a reference. */
export async function findRun({ client }: Session, reference: string | undefined): Promise<RunEntry> {
  const runs = await client.runs.list({});
  const found = reference === undefined ? runs[0] : runNamed(runs, reference, "--run");
  if (found) return found;
  const todo = listed(
    runs.slice(0, 5).map(({ id, name, journeyName }) => `${id} ("${name}" of "${journeyName}")`),
    "The project has no runs yet; make one with throughline run.",
  );
  throw new InputError("run-unknown", reference === undefined ? "The project has no run." : `There is no run "${reference}".`, {
    todo,
  });
}
