import { afterAll, describe, expect, it } from "vitest";
import { segmentSchema } from "../../../src-shared/model/segment.ts";
import { cells } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { dataAsOf, loadBase } from "../columns/load-base.ts";
import { eventTypeSummaries, fieldSummaries } from "../columns/summaries.ts";
import { sampleAsOf, sampleEvents, sampleFields, sampleSubscribers, sampleValues } from "./fields.ts";
import { makeSample } from "./index.ts";
import { sampleSegments } from "./segments.ts";

describe("the sample workspace", async () => {
  const project = testProject(undefined, afterAll);
  await makeSample(project);
  const base = loadBase(project);

  it("is always the same", () => {
    // Changing the sample is a decision: templates, screenshots and documents show its numbers.
    expect(base.dataHash).toBe("c5aa73ee85509e48f4f9f7c2257c502f");
  });

  it("has the fields and events that the templates count on", () => {
    expect(base.rows).toBe(sampleSubscribers);
    expect(base.fields).toEqual(sampleFields);
    expect(new Set(base.fields.map(({ group }) => group)).size).toBe(11);
    expect(base.eventTypes).toEqual(Object.keys(sampleEvents).sort());
    for (const { event, count, subscribers, attributes } of eventTypeSummaries(base)) {
      expect(count, event).toBeGreaterThan(500);
      expect(subscribers, event).toBeGreaterThan(400);
      expect(
        attributes.map(({ id }) => id),
        event,
      ).toEqual(Object.keys(sampleEvents[event] ?? {}));
    }
    expect(sampleAsOf - dataAsOf(project)).toBeLessThan(3600);
  });

  it("holds only values that are written down", () => {
    for (const { id, top, distinct } of fieldSummaries(base)) {
      const values: readonly string[] | undefined = sampleValues[id as keyof typeof sampleValues];
      if (!values) continue;
      expect(distinct, id).toBe(values.length);
      for (const { value } of top) expect(values, id).toContain(value);
    }
  });

  it("has addresses that reach nobody", () => {
    for (const email of cells(base, "email")) if (email !== null) expect(email).toMatch(/@example\.(com|net|org)$/);
    for (const phone of cells(base, "phone")) if (phone !== null) expect(phone).toMatch(/^\+1\d{3}55501\d\d$/);
    expect(new Set(cells(base, "subscriber_id")).size).toBe(sampleSubscribers);
  });

  it("hangs together: counts agree with events, and events fall after the start of the service", () => {
    const hits = cells(base, "limit_hits_90d");
    const counted = new Array<number>(base.rows).fill(0);
    const events = base.events("limit_hit");
    if (!events) throw new Error("no limit hits");
    for (const [at, row] of events.rows.entries())
      if ((events.times[at] ?? 0) >= sampleAsOf - 90 * 86_400) counted[row] = (counted[row] ?? 0) + 1;
    expect(hits).toEqual(counted);
    const start = base.column("service_start");
    if (start?.type !== "date") throw new Error("no service start");
    for (const type of base.eventTypes) {
      const partition = base.events(type);
      for (const [at, row] of partition?.rows.entries() ?? [])
        expect((partition?.times[at] ?? 0) >= (start.values[row] ?? 0) * 86_400).toBe(true);
      const times = partition?.times ?? new Float64Array();
      expect(times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0))).toBe(true);
    }
    const personas = cells(base, "usage_persona");
    const gigabytes = cells(base, "monthly_usage_gb");
    const average = (persona: string) => {
      const usage = gigabytes.filter((_, row) => personas[row] === persona) as number[];
      return usage.reduce((sum, value) => sum + value, 0) / usage.length;
    };
    expect(average("Gamer")).toBeGreaterThan(3 * average("Light user"));
  });

  it("brings segments that read its fields", () => {
    const known = new Set(sampleFields.map(({ id }) => id));
    expect(
      project.stores.segments
        .list()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      sampleSegments()
        .map(({ name }) => name)
        .sort(),
    );
    for (const { rules } of sampleSegments()) {
      expect(segmentSchema.safeParse(rules).success).toBe(true);
      for (const [, id] of JSON.stringify(rules).matchAll(/"field":"([^"]+)"/g)) expect(known).toContain(id);
      for (const [, event] of JSON.stringify(rules).matchAll(/"event":"([^"]+)"/g)) expect(Object.keys(sampleEvents)).toContain(event);
    }
  });

  it("is all there or not at all", async () => {
    const other = testProject();
    const controller = new AbortController();
    await expect(
      makeSample(other, { signal: controller.signal, onProgress: (done) => done > 5000 && controller.abort() }),
    ).rejects.toMatchObject({ name: "AbortError" });
    expect(loadBase(other).rows).toBe(0);
    expect(other.stores.segments.list()).toEqual([]);
  });
});
