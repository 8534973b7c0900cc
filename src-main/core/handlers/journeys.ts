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
import { entriesOf, thumbnailIn } from "./journey-entries.ts";
import { besideOthers, lookAt, replaceBy } from "./journey-files.ts";
import { rateProblems } from "./rate-problems.ts";
import { templateFit } from "./template-fit.ts";

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

/** A name that no journey of the project has, but for the one with this id: the wanted one, else with a number. */
function freeName(project: OpenProject, wanted: string, own?: string): string {
  const others = project.file.stores.journeys.heads().filter(({ id }) => id !== own);
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  return firstFree(
    (number) => `${wanted}${number}`,
    (name) => taken.has(name.toLowerCase()),
  );
}

/** Journeys of the project, templates and journey files. */
export function journeyHandlers({ ports, workspace }: CoreParts): Handlers["journeys"] {
  /** Saves a new journey and puts it into a folder. */
  const keep = (project: OpenProject, journey: Journey, folder: string | null): Journey => {
    const { journeys, folders } = project.file.stores;
    if (folder !== null && !folders.list().some(({ id }) => id === folder)) return keep(project, journey, null);
    journeys.save(journey);
    if (folder !== null) folders.put({ journey: journey.id, folder, archived: null });
    return journey;
  };
  const empty = (name: string): Journey => parseJourney({ format: "throughline.journey", version: 1, id: newId("jny"), name }, name);
  const fileOf = async (token: string) => {
    const { path, name } = await ports.files.resolve(token);
    return { journey: await readJourneyFile(path, name), name };
  };
  return {
    list: () => entriesOf(workspace.project()),
    get: ({ id }) => journeyOf(workspace.project(), id),
    thumbnail: ({ id }) => {
      const thumbnail = thumbnailIn(workspace.project(), id);
      if (!thumbnail) throw unknownJourney(id);
      return thumbnail;
    },
    save: ({ journey }) => ({
      saved: workspace.project().file.stores.journeys.save(parseJourney(journey, `journey "${journey.name}"`)),
    }),
    create: ({ name, template, folder }) => {
      const project = workspace.project();
      const made = template === undefined ? empty(name) : { ...readTemplate(ports.resourcesDir, template), id: newId("jny") };
      return keep(project, { ...made, name: freeName(project, name) }, folder);
    },
    rename: ({ id, name }) => {
      const project = workspace.project();
      project.file.stores.journeys.save({ ...journeyOf(project, id), name });
      return entriesOf(project);
    },
    remove: ({ id }) => {
      const project = workspace.project();
      if (!project.file.stores.journeys.remove(id)) throw unknownJourney(id);
      return entriesOf(project);
    },
    bringBack: ({ id }) => {
      const project = workspace.project();
      if (!project.file.stores.journeys.bringBack(id)) throw unknownJourney(id);
      return entriesOf(project);
    },
    duplicate: ({ id }) => {
      const project = workspace.project();
      const original = journeyOf(project, id);
      const folder = project.file.stores.folders.places().find(({ journey }) => journey === id)?.folder ?? null;
      return keep(project, { ...original, id: newId("jny"), name: freeName(project, `${original.name} copy`) }, folder);
    },
    place: ({ ids, folder, archived }) => {
      const project = workspace.project();
      const { folders, journeys } = project.file.stores;
      if (folder && !folders.list().some(({ id }) => id === folder))
        throw new InputError("folder-unknown", `There is no folder with the id "${folder}".`);
      project.file.transact(() => {
        const places = new Map(folders.places().map((place) => [place.journey, place]));
        const known = new Set(journeys.heads().map(({ id }) => id));
        for (const journey of ids) {
          if (!known.has(journey)) throw unknownJourney(journey);
          const before = places.get(journey) ?? { journey, folder: null, archived: null };
          const since = archived === undefined ? before.archived : archived ? (before.archived ?? ports.now().toISOString()) : null;
          folders.put({ journey, folder: folder === undefined ? before.folder : folder, archived: since });
        }
      });
      return entriesOf(project);
    },
    templates: () => listTemplates(ports.resourcesDir),
    templateFit: ({ template }) => templateFit(workspace.project(), readTemplate(ports.resourcesDir, template)),
    lint: ({ journey }) => problemsOf(workspace.project(), parseJourney(journey, `journey "${journey.name}"`)),
    inspectFile: async ({ file }) => lookAt(workspace.project(), (await fileOf(file)).journey),
    importFile: async ({ file, as, folder }) => {
      const { journey, name } = await fileOf(file);
      const project = workspace.project();
      if (as === "replace" && project.file.stores.journeys.get(journey.id))
        return replaceBy(project, { ...journey, name: freeName(project, journey.name, journey.id) }, name);
      return keep(project, besideOthers(project, journey, freeName(project, journey.name)), folder);
    },
    exportFile: ({ id }) => {
      const journey = journeyOf(workspace.project(), id);
      return makeFile(ports.files, `${safeName(journey.name)}.journey.json`, `${canonicalJson(journey, 2)}\n`);
    },
  };
}
