import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import type { OpenProject } from "../workspace.ts";
import { recordCounts } from "./record-counts.ts";
import { renameSegment } from "./rename.ts";

/**
 * Saves a segment with a version and its count. Under another name than it had, it is called that wherever the project names it, all in one
 * transaction. Throws InputError when another segment has the name; nothing is changed then.
 */
export function saveSegment(project: OpenProject, segment: NamedSegment): NamedSegment {
  const { segments, segmentLibrary } = project.file.stores;
  const before = segments.get(segment.id);
  project.file.transact(() => {
    // The first version of one that comes from elsewhere is what it was before it was changed here.
    if (before) segmentLibrary.keep(before);
    if (before && before.name !== segment.name) renameSegment(project, before, segment.name);
    segments.save(segment);
    segmentLibrary.keep(segment);
  });
  recordCounts(project, [segment]);
  return segment;
}
