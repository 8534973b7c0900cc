import ELK from "elkjs/lib/elk.bundled.js";
import { describe, expect, it } from "vitest";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { largeJourney } from "../../../test/screenshots/large-journey.ts";
import { journeyOf, type Records, recordsOf } from "../../store/records.ts";
import { insertOnEdge } from "../edits/add.ts";
import { moveNodes } from "../edits/change.ts";
import { remove } from "../edits/remove.ts";
import { laneIndexOf, lanesOf } from "../lanes/lanes.ts";
import { NODE_WIDTH, nodeHeight } from "../nodes/size.ts";
import { smallJourney } from "../test-journey.ts";
import { withLayout } from "./apply.ts";
import { elkGraph } from "./graph.ts";

const elk = new ELK();
const tidy = async (records: Records) => withLayout(records, await elk.layout(elkGraph(records)));
const start = () => recordsOf(smallJourney());

/** How far nodes that are in both moved, px: mean and the share that did not move at all. */
function displacement(before: Records, after: Records) {
  const moved = [...before.nodes.values()].flatMap(({ id, position }) => {
    const now = after.nodes.get(id)?.position;
    return now ? [Math.hypot(now.x - position.x, now.y - position.y)] : [];
  });
  return { mean: moved.reduce((sum, by) => sum + by, 0) / moved.length, kept: moved.filter((by) => by === 0).length / moved.length };
}

function expectTidy(records: Records) {
  parseJourney(structuredClone(journeyOf(records)), "the tidied journey");
  const lanes = lanesOf(records);
  const nodes = [...records.nodes.values()];
  for (const a of nodes) {
    const lane = lanes[laneIndexOf(records.head.stages, a)];
    expect(a.position.x, a.id).toBeGreaterThanOrEqual(lane?.x ?? Number.NaN);
    expect(a.position.x + NODE_WIDTH, a.id).toBeLessThanOrEqual((lane?.x ?? 0) + (lane?.width ?? 0));
    for (const b of nodes) {
      if (a.id >= b.id) continue;
      const beside = Math.abs(a.position.x - b.position.x) >= NODE_WIDTH;
      const [upper, lower] = a.position.y < b.position.y ? [a, b] : [b, a];
      expect(beside || upper.position.y + nodeHeight(upper, true) <= lower.position.y, `${a.id} over ${b.id}`).toBe(true);
    }
  }
}

describe("tidy", { timeout: 60_000 }, () => {
  it("puts every node into its lane, none over another, time from left to right", async () => {
    const scattered = moveNodes(start(), new Map([["ring", { x: 1340, y: 10 }]]));
    const after = await tidy(scattered);
    expectTidy(after);
    for (const edge of after.edges.values())
      expect(after.nodes.get(edge.from)?.position.x).toBeLessThan(after.nodes.get(edge.to)?.position.x ?? 0);
  });

  it("changes nothing in a journey that is tidy", async () => {
    const once = await tidy(start());
    const twice = await tidy(once);
    expect(JSON.stringify(journeyOf(twice))).toBe(JSON.stringify(journeyOf(once)));
  });

  it.each([100, 400])("moves little when little changed: one node inserted into %i, or one taken out", async (count) => {
    const once = await tidy(recordsOf(parseJourney(largeJourney(count), "many nodes")));
    expectTidy(once);
    const inserted = insertOnEdge(once, "sms", "e50").records;
    const removed = remove(once, new Set(["n50"]));
    for (const changed of [inserted, removed]) {
      const after = await tidy(changed);
      expectTidy(after);
      const { mean, kept } = displacement(once, after);
      // The nodes behind the new one make room by one column, of 296 px; everything else stays.
      expect(mean).toBeLessThan(count === 100 ? 200 : 240);
      expect(kept).toBeGreaterThan(count === 100 ? 0.5 : 0.25);
    }
    // A drawing that was scattered moves far: the measure can tell.
    const places = new Map([...once.nodes.values()].map(({ id, position }, at) => [id, { x: position.x, y: ((at * 7919) % 97) * 90 }]));
    const scattered = moveNodes(once, places);
    expect(displacement(scattered, await tidy(scattered)).mean).toBeGreaterThan(600);
  });
});
