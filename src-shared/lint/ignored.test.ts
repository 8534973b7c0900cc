import { expect, it } from "vitest";
import type { Journey } from "../model/journey.ts";
import { heeded, ignoranceOf } from "./ignored.ts";
import { lintJourney } from "./index.ts";
import { everyone, message, testJourney, waiting } from "./test-journey.ts";

const nodes = [everyone, message("mail"), waiting("w")];
const edges = ["in -> mail", "mail -> w"];
const journey = testJourney(nodes, edges);
const [deadEnd] = lintJourney(journey);
if (!deadEnd) throw new Error("the test's journey has no problem");
const ignoring = (one: Journey, ...ignored: ReturnType<typeof ignoranceOf>[]): Journey => ({ ...one, ignoredProblems: ignored });

it("lists a problem with the reason why it is let be, wherever its node has moved in the document", () => {
  const ignored = ignoranceOf(deadEnd, "More will follow in May.");
  expect(ignored).toEqual({ id: "dead-end", node: "w", reason: "More will follow in May." });
  expect(lintJourney(ignoring(journey, ignored)).map(({ id, ignored: why }) => [id, why])).toEqual([
    ["dead-end", "More will follow in May."],
  ]);
  const moved = testJourney([...nodes].reverse(), edges);
  expect(lintJourney(ignoring(moved, ignored))[0]?.ignored).toBe("More will follow in May.");
});

it("tells problems apart by their place", () => {
  const twice = testJourney([everyone, message("mail", "email", { subject: "", link: "no page" })], ["in -> mail"]);
  const [first, second] = lintJourney(twice);
  if (!first || !second) throw new Error("two problems are needed");
  const found = lintJourney(ignoring(twice, ignoranceOf(first, "So be it.")));
  expect(found.map(({ ignored }) => ignored !== undefined)).toEqual([true, false]);
  expect(heeded(ignoring(twice, ignoranceOf(first, "So be it.")), first)).toEqual([]);
  expect(heeded(ignoring(twice, ignoranceOf(first, "So be it.")), second)).toHaveLength(1);
});

it("ignores no error", () => {
  const wrong = testJourney([message("mail")]);
  const [error] = lintJourney(wrong);
  if (!error) throw new Error("an error is needed");
  expect(error.severity).toBe("error");
  expect(lintJourney(ignoring(wrong, ignoranceOf(error, "Never mind.")))[0]?.ignored).toBeUndefined();
});
