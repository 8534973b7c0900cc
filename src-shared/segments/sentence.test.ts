import { expect, it } from "vitest";
import type { Segment } from "../model/segment.ts";
import { sentence } from "./sentence.ts";

const cases: [Segment, string][] = [
  [{ all: [] }, "everyone"],
  [{ none: [] }, "everyone"],
  [{ any: [] }, "nobody"],
  [
    {
      all: [
        { field: "Contract", op: "=", value: "Month-to-month" },
        { field: "tenure", op: "<", value: 12 },
        { field: "MonthlyCharges", op: ">=", value: 70 },
      ],
    },
    "Contract is Month-to-month, tenure is below 12 and MonthlyCharges is at least 70",
  ],
  [{ any: [{ field: "a", op: "<=", value: 1 }] }, "a is at most 1"],
  [
    {
      all: [
        {
          any: [
            { field: "a", op: ">", value: 1 },
            { field: "b", op: "is-missing" },
          ],
        },
        { field: "c", op: "!=", value: false },
      ],
    },
    "(a is above 1 or b is missing) and c is not no",
  ],
  [
    {
      none: [
        { field: "a", op: "=", value: 1 },
        { field: "b", op: "=", value: 2 },
      ],
    },
    "not (a is 1 or b is 2)",
  ],
  [{ all: [{ field: "a", op: "=", value: 1 }, { none: [{ field: "b", op: "=", value: 2 }] }] }, "a is 1 and not (b is 2)"],
  [{ field: "plan", op: "in", value: ["A", "B", "C"] }, "plan is one of A, B or C"],
  [{ field: "plan", op: "in", value: ["A", "B"] }, "plan is A or B"],
  [{ field: "plan", op: "not-in", value: ["A", "B"] }, "plan is neither A nor B"],
  [
    {
      all: [
        { field: "plan", op: "in", value: ["A", "B", "C"] },
        { field: "a", op: "=", value: 1 },
        { field: "b", op: "is-present" },
      ],
    },
    "plan is one of A, B or C; a is 1; and b is known",
  ],
  [
    {
      all: [
        {
          any: [
            { field: "a", op: "=", value: 1 },
            { field: "b", op: "=", value: 2 },
            { field: "c", op: "=", value: 3 },
          ],
        },
        { field: "d", op: "=", value: 4 },
      ],
    },
    "(a is 1, b is 2 or c is 3) and d is 4",
  ],
  [{ field: "paid", op: "=", value: "Bank transfer (automatic)" }, "paid is “Bank transfer (automatic)”"],
  [{ field: "note", op: "contains", value: "" }, "note contains “”"],
  [{ field: "months", op: "between", value: [3, 6] }, "months is between 3 and 6"],
  [{ field: "end", op: "next-days", value: 30 }, "end is in the next 30 days"],
  [{ field: "end", op: "within-days", value: 1 }, "end is in the last day"],
  [{ field: "end", op: "before", value: "2026-03-02" }, "end is before 2026-03-02"],
  [{ event: "limit_hit", atLeast: 2, withinDays: 30 }, "at least 2 limit_hit events in the last 30 days"],
  [{ event: "limit_hit" }, "at least 1 limit_hit event"],
  [{ event: "limit_hit", exactly: 0 }, "no limit_hit events"],
  [
    { event: "limit_hit", atMost: 3, after: "2026-01-01", before: "2026-02-01" },
    "at most 3 limit_hit events after 2026-01-01 before 2026-02-01",
  ],
  [{ event: "limit_hit", atLeast: 2, atMost: 4 }, "2 to 4 limit_hit events"],
  [
    {
      event: "paid",
      where: {
        all: [
          { field: "amount", op: ">", value: 10 },
          { field: "late", op: "=", value: true },
        ],
      },
    },
    "at least 1 paid event where (amount is above 10 and late is yes)",
  ],
  [{ near: { lat: 47.5, lon: -111.3, km: 25 } }, "place is within 25 km of 47.5, -111.3"],
  [{ consent: "sms" }, "consent for SMS is given"],
  [{ segment: "At risk" }, "is in the segment “At risk”"],
];

it.each(cases)("%j", (segment, words) => {
  expect(sentence(segment)).toBe(words);
});
