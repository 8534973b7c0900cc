import { toLocal, toUtc } from "../../src-shared/engine/time/zone.ts";
import { zoneOf } from "../../src-shared/engine/time/zones.ts";
import { SECONDS_PER_DAY } from "../../src-shared/lib/civil.ts";

/** Start of a dry run that names none: the first midnight of the workspace's zone after the data's last moment. Seconds UTC in and out. */
export function defaultStart(asOf: number, timeZone: string): number {
  const zone = zoneOf(timeZone) ?? zoneOf("UTC");
  if (!zone) throw new Error("The zone table has no UTC.");
  const day = Math.floor(toLocal(zone, asOf) / SECONDS_PER_DAY);
  return toUtc(zone, (day + 1) * SECONDS_PER_DAY);
}
