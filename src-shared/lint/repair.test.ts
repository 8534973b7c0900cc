import { expect, it } from "vitest";
import { parseJourney } from "../nodes/parse.ts";
import { applyRepair, repairStands } from "./repair.ts";
import { everyone, message, splitting, testJourney, waiting } from "./test-journey.ts";

const journey = testJourney([everyone, message("mail"), waiting("w")], ["in -> mail", "mail -> w"]);
const repaired = (...edits: Parameters<typeof applyRepair>[1]["edits"]) => applyRepair(journey, { label: "Mend", edits });

it("writes inside a node and leaves every other object as it was", () => {
  const next = repaired({ node: "w", path: ["config", "for", "hours"], value: 5 });
  expect(next.nodes[2]?.config).toEqual({ for: { hours: 5 } });
  expect(next.nodes[1]).toBe(journey.nodes[1]);
  expect(next.edges[0]).toBe(journey.edges[0]);
  expect(journey.nodes[2]?.config).toEqual({ for: { hours: 72 } });
});

it("makes members on the way, and takes them out again", () => {
  const made = repaired({ node: "mail", path: ["config", "sendTime", "from"], value: "09:00" });
  expect(made.nodes[1]?.config.sendTime).toEqual({ from: "09:00" });
  const gone = applyRepair(made, { label: "Mend", edits: [{ node: "mail", path: ["config", "sendTime"] }] });
  expect(gone.nodes[1]).toEqual(journey.nodes[1]);
});

it("takes a node out with its edges, and an edge alone", () => {
  const without = repaired({ node: "mail" });
  expect(without.nodes.map(({ id }) => id)).toEqual(["in", "w"]);
  expect(without.edges).toEqual([]);
  expect(repaired({ edge: "e2" }).edges.map(({ id }) => id)).toEqual(["e1"]);
});

it("takes an outlet's edge along with its branch, and leaves a journey that can be read", () => {
  const some = { field: "town", op: "=", value: "Ely" } as const;
  const split = testJourney(
    [everyone, splitting(some, some), message("mail"), waiting("w")],
    ["in -> split", "split.b1 -> mail", "split.b2 -> w", "split.else -> w"],
  );
  const next = applyRepair(split, { label: "Mend", edits: [{ node: "split", path: ["config", "branches", 1] }] });
  expect(next.edges.map(({ outlet }) => outlet)).toEqual(["next", "b1", "else"]);
  expect(() => parseJourney(structuredClone(next), "the repaired journey")).not.toThrow();
});

it("changes nothing of what is no longer there", () => {
  expect(repaired({ node: "gone", path: ["label"], value: "x" })).toEqual(journey);
  expect(repaired({ path: ["settings", "caps", 3] })).toEqual(journey);
});

it("stands as long as what it changes is as it was found", () => {
  const inside = { label: "Mend", edits: [{ node: "w", path: ["config", "for", "hours"], value: 5 }] };
  const node = (id: string, change: object) => ({
    ...journey,
    nodes: journey.nodes.map((each) => (each.id === id ? { ...each, ...change } : each)),
  });
  expect(repairStands(inside, journey, node("w", { position: { x: 9, y: 9 }, label: "Later" }))).toBe(true);
  expect(repairStands(inside, journey, node("mail", { config: {} }))).toBe(true);
  expect(repairStands(inside, journey, node("w", { config: { for: { days: 2 } } }))).toBe(false);
  expect(repairStands(inside, journey, { ...journey, nodes: journey.nodes.slice(0, 2) })).toBe(false);

  const whole = { label: "Delete it", edits: [{ node: "w" }] };
  expect(repairStands(whole, journey, node("mail", { config: {} }))).toBe(true);
  expect(repairStands(whole, journey, { ...journey, edges: journey.edges.slice(0, 1) })).toBe(false);

  const ofJourney = { label: "Take it away", edits: [{ path: ["settings", "budget"], value: null }] };
  expect(repairStands(ofJourney, journey, node("w", { config: {} }))).toBe(true);
  expect(repairStands(ofJourney, journey, { ...journey, settings: { ...journey.settings } })).toBe(false);
});

it("refuses what is no repair", () => {
  expect(() => applyRepair(journey, { label: "", edits: [] })).toThrow();
});
