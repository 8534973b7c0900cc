import { expect, it } from "vitest";
import { recordsOf } from "../store/records.ts";
import { clipIn } from "./clipboard.ts";
import { clipOf } from "./edits/copy.ts";
import { smallJourney } from "./test-journey.ts";

it("reads what was copied, with inner edges and unknown members", () => {
  const clip = clipOf(recordsOf(smallJourney()), new Set(["in", "mail"]));
  expect(clipIn(JSON.stringify(clip))).toEqual({ clip: JSON.parse(JSON.stringify(clip)) });
});

it("says in a sentence why a text holds no nodes", () => {
  expect(clipIn("  ")).toEqual({ refusal: "The clipboard is empty. Copy nodes first." });
  expect(clipIn("Dear Ada,")).toMatchObject({ refusal: expect.stringContaining("no nodes of a journey") });
  expect(clipIn('{"format":"throughline.clip"')).toMatchObject({ refusal: expect.stringContaining("cannot be read") });
  const twins = clipOf(recordsOf(smallJourney()), new Set(["in", "mail"])).nodes.map((node) => ({ ...node, id: "same" }));
  expect(clipIn(JSON.stringify({ format: "throughline.clip", nodes: twins, edges: [] }))).toMatchObject({
    refusal: expect.stringContaining("two nodes have one id"),
  });
  const pigeon = { format: "throughline.clip", nodes: [{ id: "a", kind: "pigeon" }], edges: [] };
  expect(clipIn(JSON.stringify(pigeon))).toMatchObject({
    refusal: expect.stringContaining("nodes[0], a kind of node that this version does not know"),
  });
});
