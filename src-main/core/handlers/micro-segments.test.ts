import { expect, it } from "vitest";
import { testJourney } from "../../../src-shared/engine/testing/run.ts";
import type { MicroQuestion } from "../../../src-shared/model/micro-segments.ts";
import { finish } from "../testing/open-core.ts";
import { failure, prepared } from "./testing/prepared.ts";

const journey = testJourney([{ id: "in", kind: "audience", config: { segment: { all: [] }, at: "2026-03-02T09:00" } }], []);
const question: MicroQuestion = { dimensions: [{ field: "usage", cuts: [100, 300] }], minimum: 1, value: "usage", outcome: null };

it("tells how far it is and then the grid, and can be ended", async () => {
  const { client } = await prepared(journey);
  const labels: string[] = [];
  const job = await client.microSegments.grid(question);
  for (;;) {
    const step = await job.next();
    if (step.done) {
      expect(step.value.segments.map(({ labels: [label], count }) => [label, count])).toEqual([
        ["100 to below 300", 200],
        ["below 100", 100],
        ["300 or more", 100],
      ]);
      break;
    }
    labels.push(step.value.label);
  }
  expect(labels).toContain("Crossing the dimensions");
  const ended = await client.microSegments.grid(question);
  await ended.next();
  await ended.return?.();
  expect(await ended.next()).toEqual({ done: true, value: undefined });
});

it("refuses what is not in the data, by place", async () => {
  const { client } = await prepared(journey);
  const asked = (change: Partial<MicroQuestion>) => failure(finish(client.microSegments.grid({ ...question, ...change })));
  expect(await asked({ dimensions: [{ field: "gone" }] })).toMatchObject({ code: "micro-field", where: "gone" });
  expect(await asked({ value: "id" })).toMatchObject({ code: "micro-value" });
  expect((await asked({ outcome: { segment: "Gone" } }))?.message).toMatch(/no segment "Gone"/);
  expect(await asked({ dimensions: [{ event: "login", withinDays: 30 }] })).toMatchObject({ code: "micro-event", where: "login" });
});
