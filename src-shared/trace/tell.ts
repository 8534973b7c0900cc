import { type LogEntry, type Program, toLocal, type Zone, zoneOf } from "../engine/index.ts";
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
  /** IANA name of the zone of journeys that name none. */
  workspaceZone: string;
  base: SubscriberBase;
  row: number;
  segments: (name: string) => Segment | undefined;
  log: readonly LogEntry[];
}

/** Zone whose clock the subscriber lives by. */
export function zoneOfRow({ zones, journeyZone, subscribers }: Program, row: number): Zone {
  return zones[subscribers.zone?.[row] ?? journeyZone] as Zone;
}

/** Fields that updates of the run set. */
const fieldsSet = (places: readonly Place[]): ReadonlySet<string> =>
  new Set(places.flatMap(({ op }) => (op.op === "update" ? op.set.map(({ field }) => field) : [])));

/**
 * How rules at a place are asked at a moment: of an instance, or, with null, of an entry. Rules on events and days are asked at the
 * moment, rules on fields as of the run's start; an entry's are all asked at its own moment.
 */
export function askingOf(
  { program, places, segments, workspaceZone }: Scene,
  story: Story,
  at: Place,
  instance: number | null,
  now: number,
): Asking {
  const { timeZone } = at.journey.settings;
  const zone = zoneOf(timeZone ?? workspaceZone) ?? (program.zones[program.journeyZone] as Zone);
  const asOf = instance === null ? now : program.start;
  const dayOf = (time: number) => Math.floor(toLocal(zone, time) / SECONDS_PER_DAY);
  return { story, segments, program, asOf, dayOfStart: dayOf(asOf), now, today: dayOf(now), set: fieldsSet(places), instance };
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
    const saw: Sight[] = place ? lineSights(entry, place, askingOf(scene, story, place, instance, time)) : [];
    const text = lineText(entry, place, { program, zone, story });
    story.add(entry, place);
    return {
      at: `${dateTimeText(time)}Z`,
      local: localText(zone, time),
      instance,
      journey: place?.journey.name ?? (scene.program.journeys.length === 1 ? (first?.journey.name ?? "") : ""),
      node: place?.node.id ?? null,
      label: place?.label ?? "",
      what,
      detail,
      text,
      saw,
    };
  });
}
