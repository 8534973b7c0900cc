import { dateTimeText } from "../../../src-shared/lib/civil.ts";
import { hashHex } from "../../../src-shared/lib/murmur.ts";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { wholeRules } from "../../../src-shared/segments/references.ts";
import type { OpenProject } from "../workspace.ts";

/** The hash under which counts of a segment's rules are kept. */
export const rulesHash = (project: OpenProject, segment: NamedSegment): string => hashHex(wholeRules(segment.rules, project.segment));

/** Remembers how many each segment takes of the data as it stands. Those that do not fit the data have no count. Nothing is written into a project that is open for reading. */
export function recordCounts(project: OpenProject, segments: readonly NamedSegment[] = project.segments()): void {
  const base = project.base();
  if (project.file.readOnly || base.rows === 0) return;
  const context = project.evaluation();
  const catalogue = catalogueOf(base, context.segments);
  const records = segments.flatMap((segment) => {
    if (checkSegment(segment.rules, catalogue, segment.name).some(({ severity }) => severity === "error")) return [];
    const count = evaluate(base, segment.rules, context).count();
    const rules = rulesHash(project, segment);
    return [{ segment: segment.id, data: base.dataHash, rules, asOf: `${dateTimeText(context.asOf)}Z`, count, total: base.rows }];
  });
  project.file.stores.segmentLibrary.count(records);
}
