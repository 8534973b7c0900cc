import { hash64 } from "../../../src-shared/lib/murmur.ts";
import type { FieldType } from "../../../src-shared/model/field.ts";
import { columnFromCells, type RawCell } from "../columns/from-cells.ts";
import { Pacer, type WorkHooks } from "../columns/pacer.ts";
import { type KeyWords, type NewEvents, storeBase } from "../columns/store-base.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { sampleAsOf, sampleEvents, sampleFields, sampleSubscribers, sampleTimeZone } from "./fields.ts";
import { history, incidents, type SampleEvent } from "./history.ts";
import { household } from "./household.ts";
import { serviceEnd, untilEnd, withMore } from "./more.ts";
import { random } from "./random.ts";
import { sampleSegments } from "./segments.ts";
import { services } from "./services.ts";
import { subscriberRow } from "./subscriber-row.ts";

function partitions(events: readonly SampleEvent[]): NewEvents[] {
  return Object.entries(sampleEvents).map(([event, attributes]) => {
    const own = events.filter((found) => found.event === event).sort((a, b) => a.at - b.at || a.person - b.person);
    return {
      event,
      persons: Uint32Array.from(own, ({ person }) => person),
      times: Float64Array.from(own, ({ at }) => at),
      attributes: Object.entries(attributes).map(([id, kind]) => {
        const type: FieldType = typeof kind === "string" ? kind : "text";
        const cells = own.map((found) => found.attributes[id] ?? null);
        return { id, type, data: columnFromCells(type, cells) };
      }),
    };
  });
}

/**
 * Fills a project with the sample workspace: a fictional cooperative of 12,000 broadband subscribers with a year of events and a handful of
 * segments. Always the same. Replaces the base that was there; an abort leaves the project as it was.
 */
export async function makeSample(project: ProjectFile, hooks: WorkHooks = {}): Promise<void> {
  const total = sampleSubscribers * 2;
  const pacer = new Pacer(hooks);
  const outages = incidents(random("sample/incidents"));
  const cells = new Map<string, RawCell[]>(sampleFields.map(({ id }) => [id, []]));
  const events: SampleEvent[] = [];
  const keys: KeyWords = { high: new Uint32Array(sampleSubscribers), low: new Uint32Array(sampleSubscribers) };
  for (let number = 0; number < sampleSubscribers; number++) {
    const draw = random(`sample/subscriber/${number}`);
    const home = household(number, draw);
    const has = services(home, draw);
    const past = history(home, has, outages.get(home.town) ?? [], draw);
    const further = random(`sample/further/${number}`);
    const end = serviceEnd(home, further);
    const own = untilEnd(past.events, end);
    const row = withMore(subscriberRow(home, has, own, past.lastUsage, draw), home, has, end, further);
    for (const [id, column] of cells) column.push(row[id] ?? null);
    for (const event of own) events.push(event);
    const hash = hash64(home.id);
    keys.high[number] = hash.high;
    keys.low[number] = hash.low;
    if (number % 100 === 0) await pacer.step(number, total);
  }
  const fields = sampleFields.map((field) => ({ field, data: columnFromCells(field.type, cells.get(field.id) ?? []) }));
  await storeBase(
    project,
    { subscribers: { rows: sampleSubscribers, keys, fields, asOf: sampleAsOf }, events: { people: keys, partitions: partitions(events) } },
    {
      signal: hooks.signal,
      onProgress: (done, all) => hooks.onProgress?.(sampleSubscribers + Math.floor((done / all) * sampleSubscribers), total),
    },
    {
      also: () => {
        for (const segment of sampleSegments()) project.stores.segments.save(segment);
        project.setSettings({ timeZone: sampleTimeZone });
      },
    },
  );
}
