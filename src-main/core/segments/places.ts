import { columnOfRole } from "../../../src-shared/segments/roles.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { TextColumn } from "../../../src-shared/table/column.ts";

export interface NamedPlace {
  name: string;
  /** Mean of its subscribers' places, degrees to five decimals (a metre). */
  lat: number;
  lon: number;
  count: number;
}

/** More different texts than this are addresses, not places. */
const MOST_NAMES = 20_000;
const TOWN = /city|town|place|village|municip|community/i;

/** The field that names where subscribers live: a geographic text called after towns, or the first geographic text with few enough values. */
function placeColumn(base: SubscriberBase): TextColumn | undefined {
  const texts = base.fields.filter(
    ({ type, group, role }) => type === "text" && role === null && (group === "geographic" || group === "other"),
  );
  const fits = (id: string) => {
    const column = base.column(id);
    return column?.type === "text" && column.dictionary.length > 1 && column.dictionary.length <= MOST_NAMES ? column : undefined;
  };
  const towns = texts.filter(({ id, label }) => TOWN.test(id) || TOWN.test(label));
  const others = texts.filter(({ group }) => group === "geographic");
  for (const { id } of [...towns, ...others]) {
    const column = fits(id);
    if (column) return column;
  }
  return undefined;
}

/** Places by name with the middle of their subscribers, commonest first; none where the base does not say where subscribers live. */
export function namedPlaces(base: SubscriberBase): NamedPlace[] {
  const [lat, lon] = [columnOfRole(base, "latitude"), columnOfRole(base, "longitude")];
  const names = placeColumn(base);
  if (!names || lat?.type !== "number" || lon?.type !== "number") return [];
  const size = names.dictionary.length;
  const [sumLat, sumLon, counts] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let row = 0; row < base.rows; row++) {
    if (names.missing?.has(row) || lat.missing?.has(row) || lon.missing?.has(row)) continue;
    const code = names.codes[row] as number;
    sumLat[code] = (sumLat[code] as number) + (lat.values[row] as number);
    sumLon[code] = (sumLon[code] as number) + (lon.values[row] as number);
    counts[code] = (counts[code] as number) + 1;
  }
  const rounded = (value: number) => Math.round(value * 1e5) / 1e5;
  return names.dictionary
    .map((name, code) => {
      const count = counts[code] as number;
      return { name, lat: rounded((sumLat[code] as number) / count), lon: rounded((sumLon[code] as number) / count), count };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
