import type { SegmentCount } from "../../src-shared/contract/segments.ts";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import { checkSegment } from "../../src-shared/segments/check.ts";
import { countParts } from "../../src-shared/segments/count.ts";
import { reachByChannel } from "../../src-shared/segments/reach.ts";
import { sentence } from "../../src-shared/segments/sentence.ts";
import { makeBase } from "../../src-shared/segments/test-base.ts";
import { cellAt } from "../../src-shared/table/column.ts";
import type { Answers } from "./fake-core.ts";

const day = 86_400;
const asOf = 1_772_000_000;

/** Six subscribers with a contract, charges, a birthday and limit hits. */
const base = makeBase(
  {
    id: { type: "text", role: "key", cells: ["A", "B", "C", "D", "E", "F"] },
    contract: { type: "text", cells: ["Monthly", "Monthly", "Yearly", "Monthly", "Yearly", null] },
    charges: { type: "number", cells: [20, 70, 90, 85, null, 30] },
    mailing: { type: "boolean", role: "consent:email", cells: [true, true, false, true, false, true] },
  },
  { limit_hit: [0, 0, 1, 3, 3, 3].map((row, at) => ({ row, time: asOf - (at + 1) * day })) },
);

const labels: Record<string, string> = { id: "Subscriber", contract: "Contract", charges: "Monthly charges", mailing: "Mailing" };

export const fakeFields: FieldSummary[] = base.fields.map((field) => {
  const column = base.column(field.id);
  const cells = column ? Array.from({ length: base.rows }, (_, row) => cellAt(column, row)) : [];
  const values = cells.filter((cell) => cell !== null);
  const tops = [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({ value, count: same.length }));
  return {
    ...field,
    label: labels[field.id] ?? field.id,
    rows: base.rows,
    missing: cells.length - values.length,
    distinct: tops.length,
    low: null,
    high: null,
    top: tops.sort((a, b) => b.count - a.count),
  };
});

/** Answers about the six subscribers; counts are made by the product's own evaluator. */
export const baseAnswers = {
  project: { current: async () => null },
  subscribers: {
    fields: async () => fakeFields,
    eventTypes: async () => [{ event: "limit_hit", count: 6, subscribers: 3, first: null, last: null, attributes: [] }],
  },
  segments: {
    list: async () => [{ id: "seg_1", name: "Yearly", description: "", rules: { field: "contract", op: "=", value: "Yearly" } }],
    count: async ({ segment, reach }: { segment: Segment; reach?: boolean }): Promise<SegmentCount> => {
      const known = { fields: base.fields, eventTypes: base.eventTypes, segments: () => undefined };
      const problems = checkSegment(segment, known);
      const whole = { total: base.rows, sentence: sentence(segment), problems, dataVersion: 1 };
      if (problems.some(({ severity }) => severity === "error")) return { ...whole, count: 0, parts: [], reach: null };
      const { count, parts, mask } = countParts(base, segment, { asOf, segments: () => undefined });
      return { ...whole, count, parts, reach: reach ? reachByChannel(base, mask) : null };
    },
    suggest: async ({ field }: { field: string }) => fakeFields.find(({ id }) => id === field)?.top ?? [],
  },
} satisfies Answers;
