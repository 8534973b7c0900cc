import { expect, it } from "vitest";
import { parseJourney } from "../nodes/parse.ts";
import { thumbnailOf } from "./thumbnail.ts";

const journey = (count: number, extra: Record<string, unknown>[] = []) =>
  parseJourney(
    {
      ...{ format: "throughline.journey", version: 1, id: "j", name: "J" },
      nodes: [
        ...Array.from({ length: count }, (_, at) => ({
          ...{ id: `n${at}`, kind: at % 2 ? "email" : "wait", config: at % 2 ? {} : { for: { hours: 1 } } },
          ...{ stage: at < count / 2 ? "awareness" : "advocacy", position: { x: at * 300, y: (at % 3) * 150 } },
        })),
        ...extra,
      ],
      edges: Array.from({ length: count - 1 }, (_, at) => ({ id: `e${at}`, from: `n${at}`, to: `n${at + 1}` })),
    },
    "test",
  );

it("draws every node within the picture, in its colour, and a band for each stage in use", () => {
  const small = thumbnailOf(journey(6, [{ id: "note", kind: "note", config: { text: "x" }, position: { x: -9000, y: 0 } }]));
  expect(small.marks.map(({ tone }) => tone).slice(0, 2)).toEqual(["group-time", "channel-email"]);
  expect(small.marks).toHaveLength(6);
  expect(small.lanes.map(({ stage }) => stage)).toEqual([0, 6]);
  for (const { x, y, width, height } of small.marks) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(small.width);
    expect(y + height).toBeLessThanOrEqual(small.height);
  }
  expect(small.lines.match(/M/g)).toHaveLength(5);
});

it("stays small for a large journey, and draws nothing for an empty one", () => {
  expect(JSON.stringify(thumbnailOf(journey(2000))).length).toBeLessThan(40_000);
  expect(thumbnailOf(parseJourney({ format: "throughline.journey", version: 1, id: "j", name: "J" }, "test")).marks).toEqual([]);
});
