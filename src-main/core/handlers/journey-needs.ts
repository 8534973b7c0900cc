import type { Need } from "../../../src-shared/contract/journey-needs.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { roleLabels } from "../../../src-shared/model/role-words.ts";
import { needsOf } from "../../../src-shared/nodes/needs.ts";
import { fieldOfRole } from "../../../src-shared/segments/roles.ts";
import { sampleFields } from "../sample/fields.ts";
import type { OpenProject } from "../workspace.ts";

/** `limit_hit` as `limit hit`. */
const spaced = (id: string) => id.replaceAll(/[_-]+/g, " ");

/** What a journey takes from the project, and whether it has it. Templates speak of the sample's fields, whose labels tell what is meant. */
export function projectNeeds(project: OpenProject, journey: Journey): Need[] {
  const { fields, events, segments, roles, messages } = needsOf(journey);
  const base = project.base();
  const known = new Map([...sampleFields, ...base.fields].map(({ id, label }) => [id, label]));
  const has = new Set(base.fields.map(({ id }) => id));
  return [
    ...segments.map((id): Need => ({ kind: "segment", id, label: `segment “${id}”`, present: project.segment(id) !== undefined })),
    ...fields.map((id): Need => ({ kind: "field", id, label: known.get(id) ?? spaced(id), present: has.has(id) })),
    ...events.map((id): Need => ({ kind: "event", id, label: spaced(id), present: base.eventTypes.includes(id) })),
    ...roles.map((id): Need => ({ kind: "role", id, label: roleLabels[id], present: fieldOfRole(base.fields, id) !== undefined })),
    ...messages.map((id): Need => ({ kind: "message", id, label: `copy of the message “${id}”`, present: false })),
  ];
}
