/** The clock of a time zone. All times are whole seconds. Knows no database, so that the dry run's threads need not load it. */
export interface Zone {
  readonly name: string;
  /** End of each period, UTC, ascending; the last is infinity. */
  readonly untils: readonly number[];
  /** Local time less UTC in each period. */
  readonly offsets: readonly number[];
}

/** The period of a zone that a moment lies in. */
export function periodAt(zone: Zone, time: number): number {
  let low = 0;
  let high = zone.untils.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time < (zone.untils[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Local time less UTC at a moment. */
export const offsetAt = (zone: Zone, time: number): number => zone.offsets[periodAt(zone, time)] as number;

/** The clock on the wall at a moment, as unzoned seconds. */
export const toLocal = (zone: Zone, time: number): number => time + offsetAt(zone, time);

/**
 * The moment of a local time. A local time that occurs twice means its first occurrence; one that does not exist takes the
 * offset in force before the gap (RFC 5545, 3.3.5).
 */
export function toUtc(zone: Zone, local: number): number {
  const last = zone.untils.length - 1;
  let period = periodAt(zone, local - 2 * 86_400);
  for (; period < last; period++) {
    const until = zone.untils[period] as number;
    const before = local - (zone.offsets[period] as number);
    if (before < until) return before;
    if (local - (zone.offsets[period + 1] as number) < until) return before;
  }
  return local - (zone.offsets[last] as number);
}
