import type { Field, FieldType } from "../model/field.ts";
import type { Segment } from "../model/segment.ts";
import type { SubscriberBase } from "../table/base.ts";

/** What a segment may speak of. */
export interface Catalogue {
  fields: readonly Field[];
  eventTypes: readonly string[];
  segments: (name: string) => Segment | undefined;
  /** Attributes of an event's kind; undefined when they are not known, and then not checked. */
  attributes?: (event: string) => readonly { id: string; type: FieldType }[] | undefined;
}

/** The catalogue of a base. */
export function catalogueOf(base: SubscriberBase, segments: Catalogue["segments"]): Catalogue {
  return {
    fields: base.fields,
    eventTypes: base.eventTypes,
    segments,
    attributes: (event) => {
      const partition = base.events(event);
      return partition && [...partition.attributes].map(([id, { type }]) => ({ id, type }));
    },
  };
}
