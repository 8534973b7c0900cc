import { toLocal, type Zone } from "../engine/index.ts";
import { dateTimeText } from "../lib/civil.ts";
import { dateWords } from "../plan/words.ts";

/** The clock on a wall, `2026-03-02T09:00:00`, of a moment in seconds UTC. */
export const localText = (zone: Zone, time: number): string => dateTimeText(toLocal(zone, time));

/** `Mon 2 Mar 2026, 09:00` of a moment, on the clock of a zone. */
export function momentText(zone: Zone, time: number): string {
  const [date = "", clock = ""] = localText(zone, time).split("T");
  return `${dateWords(date)}, ${clock.endsWith(":00") ? clock.slice(0, 5) : clock}`;
}
