import type { SegmentUse } from "../../../src-shared/contract/segment-library.ts";
import { namesSegment } from "../../../src-shared/segments/references.ts";
import type { OpenProject } from "../workspace.ts";

/** Segments and journeys whose rules name a segment. Saved runs keep their own copy and are not among them. */
export function segmentUses(project: OpenProject, name: string): SegmentUse[] {
  const { segments, journeys } = project.file.stores;
  return [
    ...segments
      .list()
      .filter(({ rules }) => namesSegment(rules, name))
      .map((segment) => ({ what: "segment" as const, id: segment.id, name: segment.name })),
    ...journeys
      .heads()
      .filter(({ id }) => namesSegment(journeys.get(id), name))
      .map((journey) => ({ what: "journey" as const, id: journey.id, name: journey.name })),
  ];
}
