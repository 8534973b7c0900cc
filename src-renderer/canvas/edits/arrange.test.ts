import { expect, it } from "vitest";
import { recordsOf } from "../../store/records.ts";
import { laneIndexOf, lanesOf } from "../lanes/lanes.ts";
import { nodeHeight } from "../nodes/size.ts";
import { smallJourney } from "../test-journey.ts";
import { addAt } from "./add.ts";
import { align, distribute } from "./arrange.ts";
import { withHeld } from "./frames.ts";
import { reach } from "./reach.ts";
import { resizeRemark } from "./remarks.ts";
import { removeStage, resizeStage } from "./stages.ts";

const start = () => recordsOf(smallJourney());
const at = (records: ReturnType<typeof start>, id: string) => {
  const node = records.nodes.get(id);
  if (!node) throw new Error(id);
  return node;
};

it("aligns at an edge, and never moves a node into another stage by it", () => {
  const all = [...start().nodes.keys()];
  const left = align(start(), all, "left");
  for (const id of all) expect(at(left, id).stage).toBe(at(start(), id).stage);
  expect(at(left, "in").position.x).toBe(at(left, "mail").position.x);
  const top = align(start(), ["text", "ring"], "top");
  expect(at(top, "ring").position.y).toBe(at(start(), "text").position.y);
});

it("distributes: equal gaps, the outermost stay", () => {
  const { records, node } = addAt(start(), "email", { x: 1340, y: 480 });
  const third = node ?? "";
  const after = distribute(records, ["text", "ring", third], "vertically");
  const [a, b, c] = ["text", "ring", third].map((id) => at(after, id));
  if (!a || !b || !c) throw new Error("nodes");
  const gap = (upper: typeof a, lower: typeof a) => lower.position.y - upper.position.y - nodeHeight(upper, true);
  expect(Math.abs(gap(a, b) - gap(b, c))).toBeLessThanOrEqual(1);
  expect([a.position.y, c.position.y]).toEqual([at(records, "text").position.y, at(records, third).position.y]);
});

it("finds what leads to a node and what follows, loops included", () => {
  expect([...reach(start(), ["hold"], "upstream")].toSorted()).toEqual(["hold", "in", "mail"]);
  expect([...reach(start(), ["text"], "downstream")].toSorted()).toEqual(["done", "text"]);
});

it("takes along what lies in a frame", () => {
  const added = addAt(start(), "frame", { x: 290, y: 0 });
  const frame = added.node ?? "";
  const records = resizeRemark(added.records, frame, { x: 290, y: 0 }, { width: 320, height: 220 });
  expect([...withHeld(records, [frame])].toSorted()).toEqual([frame, "mail"].toSorted());
  expect([...withHeld(records, ["in"])]).toEqual(["in"]);
});

it("makes a lane wider and narrower, never narrower than its nodes; what follows goes along", () => {
  const before = lanesOf(start());
  const wide = resizeStage(start(), 0, 1000);
  expect(lanesOf(wide)[0]?.width).toBe(1000);
  expect(at(wide, "hold").position.x - (lanesOf(wide)[1]?.x ?? 0)).toBe(at(start(), "hold").position.x - (before[1]?.x ?? 0));
  expect(lanesOf(resizeStage(wide, 0, 100))[0]?.width).toBe(before[0]?.width);
});

it("removes a stage with its nodes going where they were told, or away", () => {
  const moved = removeStage(start(), 2, "onboarding");
  expect(at(moved, "text").stage).toBe("onboarding");
  expect(moved.nodes.size).toBe(7);
  const lanes = lanesOf(moved);
  for (const node of moved.nodes.values())
    expect(node.position.x).toBeGreaterThanOrEqual(lanes[laneIndexOf(moved.head.stages, node)]?.x ?? Number.NaN);
  const gone = removeStage(start(), 2, null);
  expect([...gone.nodes.keys()]).not.toContain("text");
  expect(gone.head.stages).toHaveLength(6);
});
