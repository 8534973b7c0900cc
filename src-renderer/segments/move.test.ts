import { describe, expect, it } from "vitest";
import type { Segment } from "../../src-shared/model/segment.ts";
import { segmentSchema } from "../../src-shared/model/segment.ts";
import { type BuilderGroup, type BuilderNode, isGroup, toSegment, toTree } from "./convert.ts";
import { duplicateNode, isLocked, lock, moveNode, stepPlace } from "./move.ts";

const is = (field: string) => ({ field, op: "is-present" });
const tree = () => toTree({ all: [is("a"), { any: [is("b"), is("c")] }, is("d")] } as Segment);
const idOf = (group: BuilderGroup, field: string): string => {
  const search = (node: BuilderNode): string | undefined =>
    isGroup(node) ? node.rules.map(search).find((id) => id !== undefined) : node.field === `field:${field}` ? node.id : undefined;
  return search(group) ?? "";
};
/** The tree's fields as `a(bc)d`. */
const shape = (segment: unknown): string => {
  const view = segment as Record<string, unknown>;
  const parts = view.all ?? view.any ?? view.none;
  return Array.isArray(parts) ? `(${parts.map(shape).join("")})` : String(view.field);
};
const shapeOf = (group: BuilderGroup) => shape(toSegment(group));
const step = (group: BuilderGroup, field: string, direction: -1 | 1) => {
  const id = idOf(group, field);
  const place = stepPlace(group, id, direction);
  return place ? moveNode(group, id, place) : group;
};

describe("moving", () => {
  it("goes between groups", () => {
    const start = tree();
    expect(shapeOf(moveNode(start, idOf(start, "d"), { beside: idOf(start, "c"), after: false }))).toBe("(a(bdc))");
    expect(shapeOf(moveNode(start, idOf(start, "b"), { group: start.id }))).toBe("(a(c)db)");
  });
  it("never puts a group into itself", () => {
    const start = tree();
    const group = start.rules.find(isGroup);
    expect(moveNode(start, group?.id ?? "", { beside: idOf(start, "b"), after: true })).toBe(start);
  });
  it("steps by keyboard into a group and out of it again, and stops at the ends", () => {
    let now = tree();
    const shapes = [shapeOf(now)];
    for (let steps = 0; steps < 6; steps++) {
      now = step(now, "a", 1);
      shapes.push(shapeOf(now));
    }
    expect(shapes).toEqual(["(a(bc)d)", "((abc)d)", "((bac)d)", "((bca)d)", "((bc)ad)", "((bc)da)", "((bc)da)"]);
    for (let steps = 0; steps < 8; steps++) now = step(now, "a", -1);
    expect(shapeOf(now)).toBe("(a(bc)d)");
  });
});

it("duplicates with ids of its own", () => {
  const start = tree();
  const group = start.rules.find(isGroup) as BuilderGroup;
  const copied = duplicateNode(start, group.id);
  expect(shapeOf(copied)).toBe("(a(bc)(bc)d)");
  const ids = (node: BuilderNode): string[] => [node.id, ...(isGroup(node) ? node.rules.flatMap(ids) : [])];
  expect(new Set(ids(copied)).size).toBe(ids(copied).length);
});

it("locks in the file, and leaves no trace when it is open again", () => {
  const start = tree();
  const [first, ...rest] = start.rules as [BuilderNode, ...BuilderNode[]];
  const locked = { ...start, rules: [lock(first, true), ...rest] };
  const written = segmentSchema.parse(JSON.parse(JSON.stringify(toSegment(locked))));
  const read = toTree(written);
  expect(isLocked(read.rules[0] as BuilderNode)).toBe(true);
  expect(toSegment({ ...read, rules: [lock(read.rules[0] as BuilderNode, false), ...read.rules.slice(1)] })).toEqual(toSegment(start));
});
