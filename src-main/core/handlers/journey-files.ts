import type { JourneyFile } from "../../../src-shared/contract/journeys.ts";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { newId } from "../../../src-shared/lib/ids.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { thumbnailOf } from "../../../src-shared/plan/thumbnail.ts";
import type { OpenProject } from "../workspace.ts";
import { projectNeeds } from "./journey-needs.ts";

/** What a journey file holds, and how it fits the project. */
export function lookAt(project: OpenProject, journey: Journey): JourneyFile {
  const existing = project.file.stores.journeys.get(journey.id);
  return {
    id: journey.id,
    name: journey.name,
    nodes: journey.nodes.length,
    thumbnail: thumbnailOf(journey),
    missing: projectNeeds(project, journey).filter(({ present }) => !present),
    existing: existing ? { id: existing.id, name: existing.name, same: canonicalJson(existing) === canonicalJson(journey) } : null,
  };
}

/** Puts a journey in the place of the one with its id, which stays as a version. */
export function replaceBy(project: OpenProject, journey: Journey, from: string): Journey {
  const { journeys, versions } = project.file.stores;
  return project.file.transact(() => {
    const existing = journeys.get(journey.id);
    if (existing) versions.keepAutomatically(existing, "before-file", `Before ${from} took its place`);
    journeys.save(journey);
    return journey;
  });
}

/** A journey of a file beside those that are there: with an id of its own where its id is taken. */
export function besideOthers(project: OpenProject, journey: Journey, name: string): Journey {
  const taken = project.file.stores.journeys.get(journey.id) !== undefined;
  return { ...journey, id: taken ? newId("jny") : journey.id, name };
}
