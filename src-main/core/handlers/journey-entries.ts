import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import type { Thumbnail } from "../../../src-shared/model/thumbnail.ts";
import { channelsOf, usedStages } from "../../../src-shared/plan/run.ts";
import { thumbnailOf } from "../../../src-shared/plan/thumbnail.ts";
import type { OpenProject } from "../workspace.ts";

/** What a list shows of a journey's document. */
interface Summary {
  updated: string;
  nodes: number;
  stages: string[];
  channels: string[];
  thumbnail: Thumbnail | undefined;
}

/** Documents are read once for each time that they were saved. */
const summaries = new WeakMap<OpenProject, Map<string, Summary>>();

function summaryOf(project: OpenProject, id: string, updated: string): Summary {
  const known = summaries.get(project) ?? new Map<string, Summary>();
  summaries.set(project, known);
  const found = known.get(id);
  if (found?.updated === updated) return found;
  const journey = project.file.stores.journeys.get(id);
  const made: Summary = journey
    ? { updated, nodes: journey.nodes.length, stages: usedStages(journey, null), channels: channelsOf(journey), thumbnail: undefined }
    : { updated, nodes: 0, stages: [], channels: [], thumbnail: undefined };
  known.set(id, made);
  return made;
}

/** The picture of a journey of the project in small; undefined when there is none with that id. Drawn once for each time that it was saved. */
export function thumbnailIn(project: OpenProject, id: string): Thumbnail | undefined {
  const head = project.file.stores.journeys.heads().find((each) => each.id === id);
  if (!head) return undefined;
  const summary = summaryOf(project, id, head.updated);
  if (!summary.thumbnail) {
    const journey = project.file.stores.journeys.get(id);
    summary.thumbnail = journey && thumbnailOf(journey);
  }
  return summary.thumbnail;
}

/** Every journey of the project as lists show it. */
export function entriesOf(project: OpenProject): JourneyEntry[] {
  const { journeys, runs, folders, versions } = project.file.stores;
  const lastRuns = new Map<string, JourneyEntry["lastRun"]>();
  for (const { id, at, entered, converted, journeyId } of runs.list())
    if (!lastRuns.has(journeyId)) lastRuns.set(journeyId, { id, at, entered, converted });
  const places = new Map(folders.places().map((place) => [place.journey, place]));
  const counts = versions.counts();
  return journeys.heads().map(({ id, name, updated }) => {
    const { nodes, stages, channels } = summaryOf(project, id, updated);
    const { folder = null, archived = null } = places.get(id) ?? {};
    return {
      id,
      name,
      updated,
      nodes,
      stages,
      channels,
      folder,
      archived,
      versions: counts.get(id) ?? 0,
      lastRun: lastRuns.get(id) ?? null,
    };
  });
}
