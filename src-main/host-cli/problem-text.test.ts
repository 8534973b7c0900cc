import { expect, it } from "vitest";
import { testJourney } from "../../src-shared/engine/testing/run.ts";
import { lintJourney } from "../../src-shared/lint/index.ts";
import type { Journey } from "../../src-shared/model/journey.ts";
import { problemLine } from "./problem-text.ts";

/** The journey with a label on one of its nodes. */
const labelled = (journey: Journey, id: string, label: string): Journey => ({
  ...journey,
  nodes: journey.nodes.map((node) => (node.id === id ? { ...node, label } : node)),
});

it("says which of two messages has no copy", () => {
  const journey = labelled(
    testJourney(
      [
        { id: "in", kind: "audience", config: { segment: { all: [] } } },
        { id: "first", kind: "email" },
        { id: "second", kind: "email" },
      ],
      ["in -> first", "first -> second"],
    ),
    "first",
    "Welcome",
  );
  const lines = lintJourney(journey).map((problem) => problemLine(problem, journey));
  const line = (name: string, at: number) =>
    `Warning: ${name}, nodes[${at}].config.message: This email has no copy yet. Write its message in the inspector. [message/no-copy]`;
  expect(lines).toEqual(expect.arrayContaining([line('"Welcome"', 1), line('"Email"', 2)]));
});

it("names a node once", () => {
  const journey = labelled(testJourney([{ id: "mail", kind: "email", config: { pool: "gone" } }], []), "mail", "Welcome");
  const unknown = lintJourney(journey).find(({ id }) => id === "pool/unknown");
  expect(unknown && problemLine(unknown, journey)).toMatch(/^Error: nodes\[0\]\.config\.pool: "Welcome" is served by the pool "gone"/);
});
