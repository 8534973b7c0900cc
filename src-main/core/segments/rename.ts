import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { tryJson } from "../../../src-shared/lib/json.ts";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { withSegmentRenamed } from "../../../src-shared/segments/references.ts";
import type { DocumentKind } from "../db/stores/documents.ts";
import type { OpenProject } from "../workspace.ts";
import { rulesHash } from "./record-counts.ts";

/** What names segments and can be used again. Saved runs are what was run, under the names of then. */
const kinds: readonly DocumentKind[] = [
  ...(["segment", "version of a segment"] as const),
  ...(["journey", "version of a journey", "deleted journey"] as const),
  ...(["score", "persona"] as const),
];

function renameInParameters({ file }: OpenProject, from: string, to: string): void {
  const { parameters } = file.stores;
  const own = parameters.list();
  const next = own.map((one) => {
    const renamed = withSegmentRenamed(one, from, to);
    return renamed !== one && one.segmentName === from ? { ...renamed, segmentName: to } : renamed;
  });
  if (next.some((one, at) => one !== own[at])) parameters.save(next);
}

/**
 * Gives a segment another name, its rules as they are, and says so wherever the project names it: in segments, journeys and their versions,
 * scores, personas, rates. Counts of the segments that refer to it stay theirs. Within a transaction of the caller. Throws InputError when
 * another segment has the name.
 */
export function renameSegment(project: OpenProject, segment: NamedSegment, to: string): void {
  const { segments, segmentLibrary, documents } = project.file.stores;
  const before = new Map(project.segments().map((one) => [one.id, rulesHash(project, one)]));
  segments.save({ ...segment, name: to });
  for (const { text, save } of documents.of(kinds)) {
    // What cannot be read is told where it is opened, and stays as it is.
    const document = tryJson(text);
    const renamed = withSegmentRenamed(document, segment.name, to);
    if (renamed !== document) save(canonicalJson(renamed));
  }
  renameInParameters(project, segment.name, to);
  for (const one of project.segments()) {
    const [was, now] = [before.get(one.id), rulesHash(project, one)];
    if (was !== undefined && was !== now) segmentLibrary.recount(one.id, was, now);
  }
}
