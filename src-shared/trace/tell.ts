import { type LogEntry, type Program, toLocal, type Zone } from "../engine/index.ts";
import { dateTimeText, SECONDS_PER_DAY } from "../lib/civil.ts";
import type { Segment } from "../model/segment.ts";
import type { Sight, TraceLine } from "../model/trace.ts";
import type { SubscriberBase } from "../table/base.ts";
import { lineSights } from "./line-sights.ts";
import { lineText } from "./line-text.ts";
import { localText } from "./moments.ts";
import { oneSubscriber } from "./one-subscriber.ts";
import type { Place } from "./places.ts";
import type { Asking } from "./sights.ts";
import { Story } from "./story.ts";

/** What a subscriber's log is told from. */
export interface Scene {
  program: Program;
  /** The program's nodes in its order. */
  places: readonly Place[];
  base: SubscriberBase;
  row: number;
  segments: (name: string) => Segment | undefined;
  log: readonly LogEntry[];
}

/** Zone whose clock the subscriber lives by. */
export function zoneOfRow({ zones, journeyZone, subscribers }: Program, row: number): Zone {
  return zones[subscribers.zone?.[row] ?? journeyZone] as Zone;
}

/** Rules on fields and events are asked as of the start of the run, on the journey's calendar. */
export function askingOf({ program, segments }: Scene, story: Story, instance: number | null, now: number): Asking {
  const asOf = instance === null ? now : program.start;
  const zone = program.zones[program.journeyZone] as Zone;
  return { story, segments, asOf, today: Math.floor(toLocal(zone, asOf) / SECONDS_PER_DAY), now, instance };
}

/** The log of one subscriber as lines: when, where, what in a sentence, and what rules saw. */
export function tellLog(scene: Scene): TraceLine[] {
  const { program, places, row, log } = scene;
  const zone = zoneOfRow(program, row);
  const story = new Story(oneSubscriber(scene.base, row));
  const first = places[0];
  return log.map((entry) => {
    const place = places[entry.node];
    const { time, instance, what, detail } = entry;
    const saw: Sight[] = place ? lineSights(entry, place, askingOf(scene, story, instance, time)) : [];
    const text = lineText(entry, place, { program, zone, story });
    story.add(entry, place);
    return {
      at: `${dateTimeText(time)}Z`,
      local: localText(zone, time),
      instance,
      journey: (place ?? first)?.journey.name ?? "",
      node: place?.node.id ?? null,
      label: place?.label ?? "",
      what,
      detail,
      text,
      saw,
    };
  });
}
