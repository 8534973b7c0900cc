import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { occurrences } from "../../lib/recurrence.ts";
import type { Segment } from "../../model/segment.ts";
import type { EntryRule } from "../../nodes/op.ts";
import type { Program, ProgramEntry, ProgramScan, ProgramTrigger } from "../program.ts";
import { toLocal, toUtc, type Zone } from "../time/zone.ts";
import { type ConditionContext, conditionOf, isMoving } from "./conditions.ts";
import type { GraphNode } from "./graph.ts";
import { type MaskTable, shared } from "./masks.ts";

interface Input {
  nodes: readonly GraphNode[];
  contextOf: (journey: number) => ConditionContext;
  zoneAt: (journey: number) => Zone;
  start: number;
  end: number;
  replays: boolean;
  masks: MaskTable;
  rows: number;
}

/** Moments of a dated or recurring entry. */
function momentsOf(entry: EntryRule, zone: Zone, start: number, end: number): number[] {
  if (entry.rule === "at") return [entry.local === null ? start : toUtc(zone, entry.local)];
  if (entry.rule !== "every") return [];
  const first = entry.local ?? toLocal(zone, start);
  return occurrences(entry.recurrence, first, toLocal(zone, end - 1) + 1).map((local) => toUtc(zone, local));
}

/** The last midnight before the run, and those within it. */
function midnightsOf(zone: Zone, start: number, end: number): Float64Array {
  const today = Math.floor(toLocal(zone, start) / SECONDS_PER_DAY);
  const first = toUtc(zone, today * SECONDS_PER_DAY) < start ? today : today - 1;
  const midnights: number[] = [];
  for (let day = first; ; day++) {
    const time = toUtc(zone, day * SECONDS_PER_DAY);
    if (time >= end) return Float64Array.from(midnights);
    midnights.push(time);
  }
}

/** By row the midnights at which it is newly in a segment that the run does not change. */
function newlyIn(segment: Segment, midnights: Float64Array, path: string, { masks, rows }: Input): NonNullable<ProgramScan["newly"]> {
  const offsets = new Uint32Array(rows + 1);
  const found: [row: number, day: number][] = [];
  let before = masks.at(segment, midnights[0] as number, path);
  for (let day = 1; day < midnights.length; day++) {
    const now = masks.at(segment, midnights[day] as number, path);
    const fresh = now.clone().andNot(before);
    for (let word = 0; word < fresh.words.length; word++)
      for (let bits = fresh.words[word] as number; bits !== 0; bits &= bits - 1) {
        const row = word * 32 + (31 - Math.clz32(bits & -bits));
        found.push([row, day]);
        offsets[row + 1] = (offsets[row + 1] as number) + 1;
      }
    before = now;
  }
  for (let row = 0; row < rows; row++) offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number);
  const next = offsets.slice();
  const days = new Uint16Array(found.length);
  for (const [row, day] of found) {
    days[next[row] as number] = day;
    next[row] = (next[row] as number) + 1;
  }
  return { offsets: shared(offsets), days: shared(days) };
}

/** Entries of all kinds: dated ones in the order of time, the others in that of node ids. Those of the run's first moment find the base as it was. */
export function entriesOf(input: Input): Pick<Program, "entries" | "scans" | "triggers"> {
  const { nodes, contextOf, zoneAt, start, end, replays, masks } = input;
  const sources = nodes
    .flatMap(({ op, at, node, journey }, index) =>
      op.op === "entry" ? [{ ...op, index, id: node.id, journey, path: `nodes[${at}].config.segment`, place: `nodes[${at}].config` }] : [],
    )
    .sort((a, b) => a.journey - b.journey || (a.id < b.id ? -1 : 1));
  const dated = sources.flatMap((source) =>
    momentsOf(source.entry, zoneAt(source.journey), start, end).map((time) => ({ ...source, time })),
  );
  const first = Math.min(...dated.map(({ time }) => time).filter((time) => time >= start));
  dated.sort((a, b) => a.time - b.time || a.journey - b.journey || (a.id < b.id ? -1 : 1));
  const entries = dated.map(({ time, segment, index, journey, path }): ProgramEntry => {
    const then = { ...contextOf(journey), asOf: time, inInstance: false, later: time > start };
    const moves = (time > first || (replays && time >= start)) && time < end && isMoving(segment, then);
    return { node: index, time, mask: masks.add(segment, time, path), condition: moves ? conditionOf(segment, then, path) : null };
  });
  const scans: ProgramScan[] = [];
  const triggers: ProgramTrigger[] = [];
  for (const { entry, segment, index, journey, path, place } of sources) {
    const context = { ...contextOf(journey), inInstance: false, later: true };
    if (entry.rule === "event")
      triggers.push({
        node: index,
        event: context.streams.add(entry.event, entry.where, `${place}.event`),
        condition: conditionOf(segment, context, path),
      });
    if (entry.rule !== "qualify") continue;
    const midnights = midnightsOf(zoneAt(journey), start, end);
    // Days go on by themselves: a segment that changes by them alone can be looked at beforehand.
    const moves = isMoving(segment, { ...context, dates: { ...context.dates, isDate: () => false, add: () => -1 } });
    scans.push(
      moves
        ? { node: index, midnights, newly: null, condition: conditionOf(segment, context, path) }
        : { node: index, midnights, newly: newlyIn(segment, midnights, path, input), condition: null },
    );
  }
  return { entries, scans, triggers };
}
