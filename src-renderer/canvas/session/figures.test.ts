import { describe, expect, it } from "vitest";
import type { Journey, JourneyNode } from "../../../src-shared/model/journey.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { largeJourney } from "../../../test/screenshots/large-journey.ts";
import { executedText } from "./figures.ts";

const journey = parseJourney(largeJourney(40), "a journey");

/** The journey with its first node of a kind changed. */
function changed(kind: string, change: (node: JourneyNode) => Partial<JourneyNode>): Journey {
  const at = journey.nodes.findIndex((node) => node.kind === kind);
  const node = journey.nodes[at];
  if (!node) throw new Error(`no ${kind}`);
  return { ...journey, nodes: journey.nodes.with(at, { ...node, ...change(node) }) };
}

describe("whether a run still stands for the journey", () => {
  it.each([
    ["copy", changed("email", ({ config }) => ({ config: { ...config, message: { subject: "Another subject" } } }))],
    ["a name", changed("email", () => ({ name: "Another name" }))],
    ["a place", changed("wait", () => ({ position: { x: 1, y: 2 } }))],
  ])("%s does not matter", (_what, after) => {
    expect(after).not.toEqual(journey);
    expect(executedText(after)).toBe(executedText(journey));
  });

  it.each([
    ["a rate", changed("email", ({ config }) => ({ config: { ...config, response: { opened: 0.9 } } }))],
    ["a wait", changed("wait", () => ({ config: { for: { days: 77 } } }))],
    ["a stage", changed("email", () => ({ stage: "advocacy" }))],
    ["settings that do not fit", changed("wait", () => ({ config: { for: "ever" } }))],
    ["an edge", { ...journey, edges: journey.edges.slice(1) }],
  ])("%s does", (_what, after) => {
    expect(executedText(after)).not.toBe(executedText(journey));
  });
});
