import type { SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import type { NumberColumn } from "../table/column.ts";
import { columnOfRole } from "./roles.ts";

/** Mean radius of the earth in km (IUGG). */
const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Great-circle distance in km between two places in degrees (haversine formula). */
export function distanceKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const a = Math.sin(((lat2 - lat1) * RADIANS) / 2) ** 2;
  const b = Math.sin(((lon2 - lon1) * RADIANS) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * b)));
}

/** Rows whose place lies within a distance, the distance included; rows without a place are not near. */
export function nearMask(base: SubscriberBase, near: { lat: number; lon: number; km: number }): BitSet {
  const latitude = columnOfRole(base, "latitude") as NumberColumn;
  const longitude = columnOfRole(base, "longitude") as NumberColumn;
  const mask = new BitSet(base.rows);
  // A place further north or south than this cannot be near, whatever its longitude; the margin covers rounding.
  const span = near.km / (EARTH_KM * RADIANS) + 1e-6;
  for (let row = 0; row < base.rows; row++) {
    const lat = latitude.values[row] ?? 0;
    if (lat < near.lat - span || lat > near.lat + span) continue;
    if (distanceKm(near.lat, near.lon, lat, longitude.values[row] ?? 0) <= near.km) mask.add(row);
  }
  for (const column of [latitude, longitude]) if (column.missing) mask.andNot(column.missing);
  return mask;
}
