import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldOperators, type Segment, segmentSchema } from "../../src-shared/model/segment.ts";
import { type BuilderRule, comparedField, isGroup, replaceNode, toSegment, toTree, writeTree } from "./convert.ts";

const limitHits: Segment = {
  all: [
    { field: "Contract", op: "=", value: "Month-to-month" },
    { any: [{ event: "limit_hit", atLeast: 2, withinDays: 30 }, { none: [{ consent: "email" }, { segment: "Streamers" }] }] },
    { near: { lat: 46.6, lon: -112, km: 25 } },
  ],
};

describe("segment and builder tree", () => {
  it("goes to the tree and back", () => {
    expect(toSegment(toTree(limitHits))).toEqual(limitHits);
  });

  it("keeps members that this version does not know, on rules and on groups", () => {
    const segment = { all: [{ field: "a", op: "=", value: 1, note: "why" }], colour: "blue" } as unknown as Segment;
    expect(toSegment(toTree(segment))).toEqual(segment);
  });

  it("keeps a lone rule a lone rule until a second joins it", () => {
    const tree = toTree({ consent: "sms" });
    expect(toSegment(tree)).toEqual({ consent: "sms" });
    const second: BuilderRule = { id: "r2", field: "consent:email", operator: "is", value: null };
    expect(toSegment({ ...tree, rules: [...tree.rules, second] })).toEqual({ all: [{ consent: "sms" }, { consent: "email" }] });
    expect(toSegment({ ...tree, combinator: "none" })).toEqual({ none: [{ consent: "sms" }] });
  });

  it("keeps what it has no editor for as a raw rule", () => {
    const twice = { event: "call", atLeast: 2, atMost: 5 };
    const tree = toTree({ all: [twice, { near: { lat: 1, lon: 2, km: 3 } }] });
    expect(tree.rules.map((node) => (isGroup(node) ? "group" : node.field))).toEqual(["raw", "near"]);
    expect(toSegment(tree)).toEqual({ all: [twice, { near: { lat: 1, lon: 2, km: 3 } }] });
  });

  it("shows a rule on a score as the field that the score makes, and writes the score again", () => {
    const scored = {
      all: [
        { score: "rfm", op: "=", value: "Champions", note: "why" },
        { score: "rfm", part: "recency", op: ">=", value: 4 },
      ],
    };
    const tree = toTree(scored as unknown as Segment);
    const rules = tree.rules as BuilderRule[];
    expect(rules.map(({ field }) => field)).toEqual(["score:rfm", "score:rfm:recency"]);
    expect(rules.map(comparedField)).toEqual(["rfm_group", "rfm_recency"]);
    expect(toSegment(tree)).toEqual(scored);
    expect(comparedField({ field: "consent:email", operator: "is" })).toBeUndefined();
  });

  it("leaves rules about nothing out and counts paths without them", () => {
    const tree = toTree({ all: [{ consent: "sms" }, { consent: "email" }] });
    const unset: BuilderRule = { id: "new", field: "", operator: "", value: undefined };
    const [first, second] = tree.rules;
    const written = writeTree({ ...tree, rules: [unset, ...tree.rules] });
    expect(written.segment).toEqual({ all: [{ consent: "sms" }, { consent: "email" }] });
    expect(written.ids.get("all[0]")).toBe(first?.id);
    expect(written.ids.get("all[1]")).toBe(second?.id);
    expect(written.ids.get("")).toBe(tree.id);
  });

  it("replaces and removes nodes at any depth", () => {
    const tree = toTree(limitHits);
    const inner = tree.rules[1];
    if (!inner || !isGroup(inner)) throw new Error("expected a group");
    const event = inner.rules[0];
    const without = replaceNode(tree, event?.id ?? "", () => null);
    expect(toSegment(without)).toEqual({
      all: [limitHits.all[0], { any: [{ none: [{ consent: "email" }, { segment: "Streamers" }] }] }, limitHits.all[2]],
    });
  });

  it("is the identity over any segment that the schema accepts", () => {
    const scalar = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    const name = fc.string({ minLength: 1 });
    const more = fc.dictionary(fc.constantFrom("note", "x-colour"), scalar, { maxKeys: 2 });
    const count = fc.nat(9);
    const leaf = fc.oneof(
      fc.record(
        { field: name, op: fc.constantFrom(...fieldOperators), value: fc.oneof(scalar, fc.array(scalar)) },
        { requiredKeys: ["field", "op"] },
      ),
      fc.record(
        {
          event: name,
          atLeast: count,
          atMost: count,
          exactly: count,
          withinDays: fc.integer({ min: 1, max: 90 }),
          after: fc.constant("2026-01-01"),
        },
        { requiredKeys: ["event"] },
      ),
      fc.record({ consent: name }),
      fc.record({ segment: name }),
      fc.record({ near: fc.record({ lat: fc.constant(1), lon: fc.constant(2), km: fc.constant(3) }) }),
    );
    const withMore = (base: fc.Arbitrary<object>) => fc.tuple(more, base).map(([extra, own]) => ({ ...extra, ...own }));
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        withMore(leaf),
        ...["all", "any", "none"].map((word) => withMore(fc.array(tie("node"), { maxLength: 3 }).map((parts) => ({ [word]: parts })))),
      ),
    }));
    void fc.assert(
      fc.property(node, (value) => {
        const segment = segmentSchema.parse(value);
        expect(toSegment(toTree(segment))).toEqual(segment);
      }),
    );
  });
});
