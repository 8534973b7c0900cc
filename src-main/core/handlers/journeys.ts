import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { firstFree } from "../../../src-shared/lib/first-free.ts";
import { newId } from "../../../src-shared/lib/ids.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { lintJourney } from "../../../src-shared/lint/index.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { makeFile } from "../files/made.ts";
import { readJourneyFile } from "../files/read-journey.ts";
import { safeName } from "../files/registry.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { listTemplates, readTemplate } from "../templates/index.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { rateProblems } from "./rate-problems.ts";

const unknownJourney = (id: string) => new InputError("journey-unknown", `There is no journey with the id "${id}".`);

/** A journey of the project; InputError when there is none with that id. */
export function journeyOf(project: OpenProject, id: string): Journey {
  const journey = project.file.stores.journeys.get(id);
  if (!journey) throw unknownJourney(id);
  return parseJourney(journey, `journey "${journey.name}"`);
}

/** Problems of the graph, of the data too when there is any, and of the project's own rates and limits. */
export function problemsOf(project: OpenProject, journey: Journey): Problem[] {
  const base = project.base();
  const data = base.rows > 0 ? { base, context: project.evaluation() } : undefined;
  return [...lintJourney(journey, data, project.rules().parameters), ...rateProblems(project)];
}

function entriesOf(project: OpenProject): JourneyEntry[] {
  const runs = project.file.stores.runs.list();
  return project.file.stores.journeys.list().map(({ journey, updated }) => {
    const last = runs.find(({ journeyId }) => journeyId === journey.id);
    const lastRun = last ? { id: last.id, at: last.at, entered: last.entered, converted: last.converted } : null;
    return { id: journey.id, name: journey.name, nodes: journey.nodes.length, updated, lastRun };
  });
}

/** A name that no journey of the project has: the wanted one, else with a number. */
function freeName(project: OpenProject, wanted: string): string {
  const taken = new Set(project.file.stores.journeys.list().map(({ journey }) => journey.name.toLowerCase()));
  return firstFree(
    (number) => `${wanted}${number}`,
    (name) => taken.has(name.toLowerCase()),
  );
}

/** Journeys of the project, templates and journey files. */
export function journeyHandlers({ ports, workspace }: CoreParts): Handlers["journeys"] {
  const keep = (project: OpenProject, journey: Journey): Journey => {
    project.file.stores.journeys.save(journey);
    return journey;
  };
  const empty = (name: string): Journey => parseJourney({ format: "throughline.journey", version: 1, id: newId("jny"), name }, name);
  return {
    list: () => entriesOf(workspace.project()),
    get: ({ id }) => journeyOf(workspace.project(), id),
    save: ({ journey }) => ({
      saved: workspace.project().file.stores.journeys.save(parseJourney(journey, `journey "${journey.name}"`)),
    }),
    create: ({ name, template }) => {
      const project = workspace.project();
      const made = template === undefined ? empty(name) : { ...readTemplate(ports.resourcesDir, template), id: newId("jny") };
      return keep(project, { ...made, name: freeName(project, name) });
    },
    remove: ({ id }) => {
      const project = workspace.project();
      if (!project.file.stores.journeys.remove(id)) throw unknownJourney(id);
      return entriesOf(project);
    },
    duplicate: ({ id }) => {
      const project = workspace.project();
      const original = journeyOf(project, id);
      return keep(project, { ...original, id: newId("jny"), name: freeName(project, `${original.name} copy`) });
    },
    templates: () => listTemplates(ports.resourcesDir),
    lint: ({ journey }) => problemsOf(workspace.project(), parseJourney(journey, `journey "${journey.name}"`)),
    importFile: async ({ file }) => {
      const { path, name } = await ports.files.resolve(file);
      const journey = await readJourneyFile(path, name);
      const project = workspace.project();
      const taken = project.file.stores.journeys.get(journey.id) !== undefined;
      return keep(project, { ...journey, id: taken ? newId("jny") : journey.id, name: freeName(project, journey.name) });
    },
    exportFile: ({ id }) => {
      const journey = journeyOf(workspace.project(), id);
      return makeFile(ports.files, `${safeName(journey.name)}.journey.json`, `${canonicalJson(journey, 2)}\n`);
    },
  };
}
