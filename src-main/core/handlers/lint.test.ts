import { expect, it } from "vitest";
import { message, splitting, testJourney } from "../../../src-shared/lint/test-journey.ts";
import { finish } from "../testing/open-core.ts";
import { prepared } from "./testing/prepared.ts";

const usage = (op: ">" | "<", value: number) => ({ field: "usage", op, value });
const journey = testJourney(
  [{ id: "in", kind: "audience", config: { segment: usage(">", 99) } }, splitting(usage("<", 50)), message("mail"), message("rest")],
  ["in -> split", "split.b1 -> mail", "split.else -> rest"],
);

it("checks a journey on the data beside the window, and says how many can come where and of which data it speaks", async () => {
  const { client, load } = await prepared(journey);
  const first = await finish(client.lint.data({ journey }));
  expect(first.problems.find(({ id }) => id === "dead-branch")?.message).toBe(
    'Nobody can take the branch "b1" of "split": 0 of the 300 subscribers who can come here match it, though 50 of the whole base do.',
  );
  expect(first).toMatchObject({ subscribers: 400, arrivals: { in: 300, split: 300, mail: 0, rest: 300 } });

  // Where nothing that is read has changed, what is known is told again; positions in the document are those of now.
  const moved = { ...journey, nodes: journey.nodes.map((node) => ({ ...node, position: { x: 5, y: 5 } })) };
  expect(await finish(client.lint.data({ journey: moved }))).toEqual(first);
  const other = {
    ...journey,
    nodes: journey.nodes.map((node) => (node.id === "in" ? { ...node, config: { segment: usage(">", 9) } } : node)),
  };
  const second = await finish(client.lint.data({ journey: other }));
  expect(second.problems.some(({ id }) => id === "dead-branch")).toBe(false);
  expect(second.arrivals.in).toBe(390);

  await load(100);
  const third = await finish(client.lint.data({ journey }));
  expect(third.dataVersion).not.toBe(first.dataVersion);
  expect(third.problems.map(({ id }) => id)).toContain("nobody-enters");
});

it("looks at a journey that does not hang together, too", async () => {
  const { client } = await prepared(journey);
  const loose = {
    ...journey,
    nodes: [...journey.nodes, { ...journey.nodes[0], id: "odd", kind: "emial" } as (typeof journey.nodes)[number]],
  };
  const { problems } = await finish(client.lint.data({ journey: loose }));
  expect(problems.some(({ id }) => id === "dead-branch")).toBe(true);
});

it("ends when whoever asked has left", async () => {
  const { client } = await prepared(journey);
  const controller = new AbortController();
  controller.abort();
  const asked = (async () => finish(client.lint.data({ journey }, { signal: controller.signal })))();
  await expect(asked).rejects.toThrow();
});
