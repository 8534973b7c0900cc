import { type ChannelId, channelOf } from "../../channels/index.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { addressMask, markedMask, permittedMask, wrongRole } from "../../segments/contact.ts";
import { columnOfRole } from "../../segments/roles.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { BitSet } from "../../table/bit-set.ts";
import { NO_DATE, type ProgramSubscribers } from "../program.ts";
import { philox4x32 } from "../random/philox.ts";
import { keyOfSeed, purposes, streamOf } from "../random/streams.ts";
import { toLocal, type Zone } from "../time/zone.ts";
import { zoneOf } from "../time/zones.ts";
import { shared } from "./masks.ts";
import { refuseOne } from "./refuse.ts";

/** Index of each subscriber's zone in `zones`, which grows; those without a known zone take the journey's, index 0. */
function zonesOf(base: SubscriberBase, zones: Zone[]): Uint16Array | null {
  const column = columnOfRole(base, "time-zone");
  if (!column) return null;
  if (column.type !== "text") return wrongRole(base, "time-zone", column, "text");
  const indices = column.dictionary.map((name) => {
    const zone = zoneOf(name);
    if (!zone) return 0;
    if (!zones.includes(zone)) zones.push(zone);
    return zones.indexOf(zone);
  });
  const zone = new Uint16Array(base.rows);
  for (let row = 0; row < base.rows; row++) zone[row] = column.missing?.has(row) ? 0 : (indices[column.codes[row] as number] ?? 0);
  return shared(zone);
}

/** Day numbers of a date field; a moment counts as its date in the subscriber's zone. */
export function datesOf(base: SubscriberBase, field: string, path: string, zone: Uint16Array | null, zones: readonly Zone[]): Int32Array {
  const column = base.column(field);
  if (!column || (column.type !== "date" && column.type !== "datetime"))
    return refuseOne({
      code: "run-wait-field",
      path,
      message: column ? `The field "${field}" holds ${column.type}, not dates.` : `The subscribers have no field "${field}".`,
      todo: "Name a field that holds dates.",
    });
  const days = new Int32Array(base.rows);
  for (let row = 0; row < base.rows; row++) {
    const value = column.values[row] as number;
    const day = column.type === "date" ? value : Math.floor(toLocal(zones[zone?.[row] ?? 0] as Zone, value) / SECONDS_PER_DAY);
    days[row] = column.missing?.has(row) ? NO_DATE : day;
  }
  return shared(days);
}

/** The `count` rows that come first in the seeded order of subscribers. */
function sampleOf(base: SubscriberBase, seed: number, count: number): BitSet {
  const [k0, k1] = keyOfSeed(seed);
  const stream = streamOf("", purposes.order);
  const words = new Uint32Array(4);
  const keys = new Float64Array(base.rows);
  for (let row = 0; row < base.rows; row++) {
    philox4x32(words, base.keyHash.high[row] as number, base.keyHash.low[row] as number, stream, 0, k0, k1);
    keys[row] = (words[0] as number) * 2_097_152 + ((words[1] as number) >>> 11);
  }
  const last = keys.slice().sort()[Math.min(count, base.rows) - 1] ?? -1;
  const sample = new BitSet(base.rows);
  keys.forEach((key, row) => {
    if (key <= last) sample.add(row);
  });
  return sample;
}

/** Number of the channel that each subscriber prefers, 255 for none of the run's; null where the base has no such field. */
function preferredOf(base: SubscriberBase, channels: readonly ChannelId[]): Uint8Array | null {
  const column = columnOfRole(base, "preferred-channel");
  if (!column) return null;
  if (column.type !== "text") return wrongRole(base, "preferred-channel", column, "text");
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, "-");
  const numbers = column.dictionary.map((word) => {
    const at = channels.findIndex((id) => [id, plain(channelOf(id).label)].includes(plain(word)));
    return at < 0 ? 255 : at;
  });
  const preferred = new Uint8Array(base.rows);
  for (let row = 0; row < base.rows; row++) preferred[row] = column.missing?.has(row) ? 255 : (numbers[column.codes[row] as number] ?? 255);
  return shared(preferred);
}

/** What a run needs to know of every subscriber, in shared memory. `zones` holds the journey's zone first and grows by the subscribers'. */
export function subscribersOf(
  base: SubscriberBase,
  channels: readonly ChannelId[],
  zones: Zone[],
  seed: number,
  sample: number | undefined,
): ProgramSubscribers {
  const words = (mask: BitSet | null) => (mask === null ? null : shared(mask.words));
  return {
    rows: base.rows,
    high: shared(base.keyHash.high),
    low: shared(base.keyHash.low),
    zone: zonesOf(base, zones),
    sample: words(sample === undefined || sample >= base.rows ? null : sampleOf(base, seed, sample)),
    suppressed: words(markedMask(base, "suppressed")),
    churned: words(markedMask(base, "churned")),
    consent: channels.map((channel) => shared(permittedMask(base, channel).words)),
    address: channels.map((channel) => shared(addressMask(base, channel).words)),
    preferred: preferredOf(base, channels),
    dates: [],
  };
}
