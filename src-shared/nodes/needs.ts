import { channelOf } from "../channels/index.ts";
import { responseEvents } from "../channels/response-events.ts";
import type { FieldRole } from "../model/field.ts";
import type { Journey } from "../model/journey.ts";
import { nodeKinds } from "./index.ts";

/** What a journey names that a project has or lacks. */
export interface JourneyNeeds {
  /** Ids of fields that rules, waits and updates speak of. */
  fields: string[];
  /** Imported events; responses to messages are no need. */
  events: string[];
  /** Segments of the project, by name. */
  segments: string[];
  /** Meanings that fields must have: consent and addresses of the channels used, places for `near`. */
  roles: FieldRole[];
  /** Messages that are named by id only, whose copy is not in the journey. */
  messages: string[];
}

const text = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Everything that a journey takes from its project. Channels that ask nobody for an address need none. Pure. */
export function needsOf(journey: Journey): JourneyNeeds {
  const fields = new Set<string>();
  const events = new Set<string>();
  const segments = new Set<string>();
  const roles = new Set<FieldRole>();
  const messages = new Set<string>();
  const responses = new Set(responseEvents());
  // Inside `where` fields are attributes of an event; copy and what an update sets hold no rules.
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const members = value as Record<string, unknown>;
    if (text(members.field)) fields.add(members.field);
    if (text(members.event) && !responses.has(members.event)) events.add(members.event);
    if (text(members.segment)) segments.add(members.segment);
    if (text(members.consent)) roles.add(`consent:${members.consent}` as FieldRole);
    if ("near" in members) for (const role of ["latitude", "longitude"] as const) roles.add(role);
    for (const [name, member] of Object.entries(members)) if (name !== "where" && name !== "message" && name !== "set") walk(member);
  };
  for (const { kind, config } of journey.nodes) {
    walk(config);
    if (kind === "update" && typeof config.set === "object" && config.set !== null)
      for (const field of Object.keys(config.set)) fields.add(field);
    const channel = nodeKinds.get(kind)?.channel;
    if (channel === undefined) continue;
    const { consent, address } = channelOf(channel);
    roles.add(consent);
    if (address !== "none") roles.add(address);
    if (text(config.message)) messages.add(config.message);
  }
  walk(journey.settings);
  walk(journey.exitWhen);
  walk(journey.goal);
  return { fields: [...fields], events: [...events], segments: [...segments], roles: [...roles], messages: [...messages] };
}
