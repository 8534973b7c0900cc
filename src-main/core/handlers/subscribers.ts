import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import type { BitSet } from "../../../src-shared/table/bit-set.ts";
import { pageOf } from "../columns/page.ts";
import { profileOf } from "../columns/profile.ts";
import { setField } from "../columns/set-field.ts";
import { eventTypeSummaries, fieldSummaries } from "../columns/summaries.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";

/** Who is in a segment; InputError when its rules do not fit the data. */
function membersOf(project: OpenProject, segment: Segment): BitSet {
  const base = project.base();
  const context = project.evaluation();
  const problems = checkSegment(segment, { fields: base.fields, eventTypes: base.eventTypes, segments: context.segments });
  const errors = problems.filter(({ severity }) => severity === "error");
  const [first, ...rest] = errors;
  if (first) {
    const place = first.path === undefined ? {} : { where: first.path };
    throw new InputError(first.id, first.message, { ...place, todo: first.fix ?? "", more: rest.map(({ message }) => message) });
  }
  return evaluate(base, segment, context);
}

/** The base as tables and summaries. */
export function subscriberHandlers({ workspace }: CoreParts): Handlers["subscribers"] {
  return {
    fields: () => fieldSummaries(workspace.project().base()),
    setField: (change) => {
      const project = workspace.project();
      setField(project.file, change);
      return fieldSummaries(project.base());
    },
    eventTypes: () => eventTypeSummaries(workspace.project().base()),
    page: ({ segment, ...query }) => {
      const project = workspace.project();
      return pageOf(project.base(), query, segment === null ? null : membersOf(project, segment));
    },
    profile: ({ key }) => {
      const profile = profileOf(workspace.project().base(), key);
      if (!profile) throw new InputError("subscriber-unknown", `There is no subscriber with the key "${key}".`);
      return profile;
    },
  };
}
