import type { FieldSummary } from "../../../src-shared/model/field.ts";

/** What a value is given for: a field of subscribers, or an attribute of an event. */
export type ValueField = Pick<FieldSummary, "id" | "label" | "type"> &
  Partial<Pick<FieldSummary, "top" | "low" | "high">> & { event?: string };
