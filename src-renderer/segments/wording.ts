import type { Segment } from "../../src-shared/model/segment.ts";
import { withLabels } from "../../src-shared/segments/labelled.ts";
import { sentence } from "../../src-shared/segments/sentence.ts";

type Labelled = ReadonlyMap<string, { label: string }>;

/** The segment as one sentence, with the labels of its fields in place of their names in the file. */
export function wordsOf(segment: Segment, fields: Labelled): string {
  const text = sentence(withLabels(segment, (field) => fields.get(field)?.label));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
