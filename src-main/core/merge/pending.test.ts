import { expect, it } from "vitest";
import { hash64 } from "../../../src-shared/lib/murmur.ts";
import { mergeOptionsSchema } from "../../../src-shared/model/differences.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import { importText } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import type { FileSubscribers, NewEventBase } from "../columns/store-base.ts";
import { storedEvents } from "../columns/stored-events.ts";
import { Pending } from "./pending.ts";

const keysOf = (...keys: string[]) => {
  const hashes = keys.map((key) => hash64(key));
  return { high: Uint32Array.from(hashes, ({ high }) => high), low: Uint32Array.from(hashes, ({ low }) => low) };
};

const key: Field = { id: "id", label: "id", type: "text", group: "demographic", role: "key", personal: false };
const subscribers: FileSubscribers = {
  rows: 1,
  keys: keysOf("B"),
  fields: [
    {
      field: key,
      data: {
        storage: "codes",
        codes: Uint8Array.of(0),
        words: { count: 1, ends: Uint32Array.of(1), bytes: Uint8Array.of(66) },
        missing: null,
      },
    },
  ],
  asOf: 0,
};
const events: NewEventBase = {
  people: keysOf("C", "A"),
  partitions: [{ event: "visit", persons: Uint32Array.of(0, 1, 0), times: Float64Array.of(1, 2, 3e9), attributes: [] }],
};

async function projectWithEvents() {
  const project = testProject();
  await importText(project, "id,name\nA,Ann\nB,Bob\n", { key: "id" });
  await importText(project, "id,at,event\nA,2026-01-01,visit\nB,2026-01-02,visit\n", { key: "id", as: "events" });
  return project;
}

it("rests while a file meets what is there, so that it can be cancelled", async () => {
  const project = await projectWithEvents();
  const pending = new Pending(project, () => Promise.reject(new Error("cancelled")));
  await expect(pending.takeEvents(events, mergeOptionsSchema.parse({ mode: "append" }))).rejects.toThrow("cancelled");
  await expect(pending.takeSubscribers(subscribers, mergeOptionsSchema.parse({ mode: "update" }), false)).rejects.toThrow("cancelled");
  expect([pending.events, pending.subscribers]).toEqual([undefined, undefined]);
});

it("appends events of people who are known and of others, in the order of time", async () => {
  const project = await projectWithEvents();
  const pending = new Pending(project, () => Promise.resolve());
  await pending.takeEvents(events, mergeOptionsSchema.parse({ mode: "append" }));
  const { people, partitions } = pending.events as NewEventBase;
  const known = storedEvents(project).people;
  const all = keysOf("A", "B", "C");
  expect([known.low, people.low, people.high]).toEqual([all.low.subarray(0, 2), all.low, all.high]);
  const [visit] = partitions;
  expect([...(visit?.persons ?? [])]).toEqual([2, 0, 0, 1, 2]);
  expect([...(visit?.times ?? [])]).toEqual([1, 2, Date.UTC(2026, 0, 1) / 1000, Date.UTC(2026, 0, 2) / 1000, 3e9]);
});
