import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { recordsOf } from "../../store/records.ts";
import { smallJourney } from "../test-journey.ts";
import { asksForResponses, messagesBefore, putTogether, takeApart } from "./response-rules.ts";

const opened: Segment = { event: "opened", atLeast: 1, where: { field: "node", op: "=", value: "mail" } };
const tenure: Segment = { field: "tenure", op: "<", value: 12 };

const leaf: fc.Arbitrary<Segment> = fc.oneof(
  fc.constantFrom<Segment>(
    opened,
    tenure,
    { event: "clicked" },
    { event: "opened", exactly: 0, where: { field: "node", op: "=", value: "mail" } },
    { event: "opened", atLeast: 2 },
    { event: "clicked", withinDays: 3 },
    { event: "limit_hit", atLeast: 2 },
    { consent: "email" },
  ),
);
const segment = fc.letrec<{ tree: Segment }>((tie) => ({
  tree: fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 4 }).map((all): Segment => ({ all, note: "kept" })) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 4 }).map((any): Segment => ({ any })) },
    { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 4 }).map((none): Segment => ({ none })) },
  ),
})).tree;

/** The truth of a segment when every leaf, written as text, has a truth of its own. */
function truth(part: Segment, of: (leaf: string) => boolean): boolean {
  const group = part as Record<string, unknown>;
  if (Array.isArray(group.all)) return (group.all as Segment[]).every((each) => truth(each, of));
  if (Array.isArray(group.any)) return (group.any as Segment[]).some((each) => truth(each, of));
  if (Array.isArray(group.none)) return !(group.none as Segment[]).some((each) => truth(each, of));
  const { event, where, exactly, withinDays, atLeast = exactly === undefined ? 1 : undefined } = group;
  return of(JSON.stringify(event === undefined ? group : { event, where, exactly, atLeast, withinDays }));
}

describe("rules on responses", () => {
  it("mean the same when taken apart and put together again", () => {
    fc.assert(
      fc.property(segment, fc.integer(), (whole, salt) => {
        const of = (text: string) => ([...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, salt) & 4) === 0;
        expect(truth(putTogether(takeApart(whole)), of)).toBe(truth(whole, of));
      }),
      { numRuns: 1000, verbose: true },
    );
  });

  it("are told from rules on the subscriber", () => {
    const { join, responses, rest } = takeApart({ all: [tenure, opened] });
    expect({ join, responses, rest }).toEqual({
      join: "all",
      responses: [{ event: "opened", did: true, node: "mail" }],
      rest: { all: [tenure] },
    });
    expect(takeApart({ event: "opened", atLeast: 2 }).responses).toEqual([]);
    expect(asksForResponses({ none: [{ any: [opened] }] })).toBe(true);
    expect(asksForResponses({ event: "limit_hit" })).toBe(false);
  });

  it("hold with every rule on the subscriber when those are no all or any", () => {
    expect(putTogether({ responses: [{ event: "clicked", did: false, node: null }], rest: { none: [tenure] } })).toEqual({
      all: [{ none: [tenure] }, { event: "clicked", exactly: 0 }],
    });
  });

  it("offer the messages that may have been sent before", () => {
    const records = recordsOf(smallJourney());
    expect(messagesBefore(records, "ask").map(({ id }) => id)).toEqual(["mail"]);
    expect(messagesBefore(records, "done").map(({ id }) => id)).toEqual(["mail", "text", "ring"]);
    expect(messagesBefore(records, "in")).toEqual([]);
  });
});
