import fc from "fast-check";
import { expect, test } from "vitest";
import { type FieldOperator, fieldOperators } from "../../../src-shared/model/segment.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { naiveHas } from "../../../src-shared/segments/naive.ts";
import { arbitraryBase, arbitrarySegment, arbitraryContext as context } from "../../../src-shared/segments/test-arbitraries.ts";
import { segmentSql } from "../../../src-shared/segments/to-sql.ts";
import { leavesOf } from "../../../src-shared/segments/view.ts";
import { queryTables } from "../columns/query-tables.ts";
import { answerQuery } from "./query.ts";

test("SQL over the rows, the masks over the columns and asking row by row give the same people, for every operator", () => {
  const tried = new Set<FieldOperator>();
  fc.assert(
    fc.property(arbitraryBase, arbitrarySegment, (base, segment) => {
      for (const leaf of leavesOf(segment)) if (leaf.kind === "field") tried.add(leaf.rule.op);
      const keys = Array.from({ length: base.rows }, (_, row) => `S${row}`);
      const sql = `SELECT id FROM subscribers WHERE ${segmentSql(base, segment, context)}`;
      const found = new Set(answerQuery(sql, queryTables(base), { rows: 1000, seconds: 10 }).rows.map(([key]) => key));
      const mask = evaluate(base, segment, context);
      const bySql = keys.filter((key) => found.has(key));
      const byMask = keys.filter((_, row) => mask.has(row));
      const byRow = keys.filter((_, row) => naiveHas(base, segment, row, context));
      expect({ bySql, byMask }).toEqual({ bySql: byRow, byMask: byRow });
    }),
    { numRuns: 500 },
  );
  expect(fieldOperators.filter((op) => !tried.has(op))).toEqual([]);
});
