import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finished } from "../../../src-shared/lib/steps.ts";
import type { Mapping } from "../../../src-shared/model/import.ts";
import { cellAt } from "../../../src-shared/table/column.ts";
import { importText, textFile } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { dataOfColumn } from "../columns/column-data.ts";
import { loadBase } from "../columns/load-base.ts";
import { hashingEvents } from "../columns/store-base.ts";
import { storedEvents } from "../columns/stored-events.ts";
import { importFile, inspectFile } from "./index.ts";

/** Subscribers k0 to k39; others are nobody. */
const KNOWN = 40;
const subscribers = `id,name\n${Array.from({ length: KNOWN }, (_, n) => `k${n},Name ${n}\n`).join("")}`;

const key = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: KNOWN + 4 }).map((n) => `k${n}`) },
  { weight: 1, arbitrary: fc.constantFrom("", "  ", " k1", "k2 ", '="k3"', "k", "somebody with a very long key of many bytes") },
);
const time = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.integer({ min: 0, max: 59 }).map((n) => `2026-01-${n % 2 === 0 ? "02" : "30"}T10:00:${String(n).padStart(2, "0")}Z`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("1969-12-31 23:59", " 2026-01-02T10:00:05Z", "2026-01-02T10:00:05+01:00", "2026-01-02T10:00:05.25Z"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "soon", "2026-02-30T10:00:00Z", "2026-01-02", "202x-01-02T10:00:00Z", "2026-01-02T25:00:00Z"),
  },
);
const type = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("paid", "called", "visited") },
  { weight: 1, arbitrary: fc.constantFrom("", " ", " paid", "called ") },
);
const line = fc.record({
  key,
  time,
  type,
  amount: fc.constantFrom("", "1", "-2.5", "30000000000"),
  place: fc.constantFrom("", "here", "there"),
  paid: fc.constantFrom("", "true", "false"),
});
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

const trimmed = (text: string) => text.trim().replace(/^="(.+)"$/, "$1");

/** Seconds since 1970 of a moment as the file may write it; undefined for what is none. */
function secondsOf(text: string): number | undefined {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!found) return undefined;
  const [, day = "", clock = "", zone = "Z"] = found;
  const seconds = Date.parse(`${day}T${clock}${zone}`) / 1000;
  return Number.isNaN(seconds) || !new Date(`${day}T00:00Z`).toISOString().startsWith(day) ? undefined : seconds;
}

/** What is kept, by type in the order of time, and why the rest is not: worked out line by line. */
function expected(lines: readonly Line[]) {
  const reasons = { key: 0, time: 0, type: 0, nobody: 0 };
  const orphans = new Map<string, number>();
  const kept: { type: string; person: string; seconds: number; rest: unknown[] }[] = [];
  for (const each of lines) {
    const [person, seconds, kind] = [trimmed(each.key), secondsOf(each.time.trim()), each.type.trim()];
    if (person === "") reasons.key++;
    else if (seconds === undefined) reasons.time++;
    else if (kind === "") reasons.type++;
    else if (!/^k\d+$/.test(person) || Number(person.slice(1)) >= KNOWN) {
      reasons.nobody++;
      orphans.set(person, (orphans.get(person) ?? 0) + 1);
    } else {
      const rest = [each.amount === "" ? null : Number(each.amount), each.place || null, each.paid === "" ? null : each.paid === "true"];
      kept.push({ type: kind, person, seconds, rest });
    }
  }
  const byType = Map.groupBy(kept, (each) => each.type);
  for (const some of byType.values()) some.sort((a, b) => a.seconds - b.seconds);
  return { byType, rejected: lines.length - kept.length, reasons, orphans };
}

async function mappingOf(): Promise<Mapping> {
  const all = "key,event,at,amount,place,paid\nk1,paid,2026-01-02T10:00:00Z,1.5,here,true\nk2,called,2026-01-02T10:00:00Z,2,there,false\n";
  const { mapping } = await inspectFile(textFile(all), "events.csv", { key: "key", as: "events" });
  if (!mapping) throw new Error("nothing suggests a mapping");
  return mapping;
}

describe("events of a file", () => {
  it("are what a reading line by line gives, in any number of threads", async () => {
    const mapping = await mappingOf();
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 300 }), fc.integer({ min: 0, max: 2 }), async (lines, threads) => {
        const wanted = expected(lines);
        fc.pre(wanted.byType.size > 0);
        const project = testProject();
        await importText(project, subscribers, { key: "id" });
        const text = lines.map((each) =>
          [each.key.replaceAll('"', '""').replace(/^(=.*)$/, '"$1"'), each.type, each.time, each.amount, each.place, each.paid].join(","),
        );
        const path = textFile(`key,event,at,amount,place,paid\n${text.join("\n")}\n`);
        const report = await importFile(project, path, "events.csv", mapping, { threads });
        const base = loadBase(project);
        expect(report.rows).toEqual({ read: lines.length, kept: lines.length - wanted.rejected, rejected: wanted.rejected });
        expect(report.rejects.map(({ count }) => count).sort()).toEqual(
          Object.values(wanted.reasons)
            .filter((count) => count > 0)
            .sort(),
        );
        expect(report.orphans?.people ?? 0).toBe(wanted.orphans.size);
        for (const { key: orphan, events } of report.orphans?.top ?? []) expect(events).toBe(wanted.orphans.get(orphan));
        expect([...base.eventTypes].sort()).toEqual([...wanted.byType.keys()].sort());
        for (const [kind, some] of wanted.byType) {
          const found = base.events(kind);
          if (!found) throw new Error(`no events of type ${kind}`);
          const cell = (name: string, row: number) => {
            const column = found.attributes.get(name);
            return column ? cellAt(column, row) : null;
          };
          const rows = Array.from(found.times, (seconds, row) => ({
            type: kind,
            person: `k${found.rows[row]}`,
            seconds,
            rest: ["amount", "place", "paid"].map((name) => cell(name, row)),
          }));
          expect(rows).toEqual(some);
        }
        // The hash was made in the order of the file; that of what is stored is the same.
        const { partition, people } = storedEvents(project);
        for (const { kind, name, hash } of project.datasets.list()) {
          const found = kind === "events" ? partition(name) : undefined;
          if (!found) continue;
          const attributes = [...found.attributes].map(([id, column]) => ({ id, type: column.type, data: dataOfColumn(column) }));
          expect(finished(hashingEvents(people, { event: name, persons: found.persons, times: found.times, attributes }))).toBe(hash);
        }
        project.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
