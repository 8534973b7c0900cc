import type { Segment } from "../../model/segment.ts";

/** A ready-made segment over the fields and events that a provider usually has, as the sample workspace names them. */
export interface SegmentTemplate {
  id: string;
  name: string;
  /** Whom it takes and what for. */
  about: string;
  /** The published case that it is for. */
  case?: string;
  rules: Segment;
}

/** Every one of these is true. */
export const all = (...rules: Segment[]): Segment => ({ all: rules });
/** A rule on a field. */
export const where = (field: string, op: string, value?: string | number | boolean | (string | number)[]): Segment =>
  (value === undefined ? { field, op } : { field, op, value }) as Segment;
