import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };
import type { Zone } from "./zone.ts";

/**
 * Time zones of the IANA database, unpacked from the data file of moment-timezone; its format is described in
 * https://momentjs.com/timezone/docs/#/data-formats/packed-format/. All times are whole seconds.
 */

/** Version of the zone database in use, such as `2026f`. */
export const zonesVersion: string = packed.version;

/** The data lists changes of the clock up to the end of 2037; a run that goes on longer would miss them. */
export const ZONES_END = 2_145_916_800;

const digit = (character: string): number => {
  const code = character.charCodeAt(0);
  if (code > 96) return code - 87;
  return code > 64 ? code - 29 : code - 48;
};

/** A number in base 60, with an optional fraction and sign. */
function base60(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  let value = 0;
  for (const character of whole) value = value * 60 + digit(character);
  let unit = 1;
  for (const character of fraction) {
    unit /= 60;
    value += digit(character) * unit;
  }
  return sign * value;
}

function unpack(source: string): Zone {
  const [name = "", , offsets = "", indices = "", untils = ""] = source.split("|");
  const westward = offsets.split(" ").map((text) => Math.round(base60(text) * 60));
  let until = 0;
  const ends = untils === "" ? [] : untils.split(" ").map((text) => (until = Math.round(until + base60(text) * 60)));
  return {
    name,
    untils: [...ends, Number.POSITIVE_INFINITY],
    offsets: [...indices].map((character) => 0 - (westward[digit(character)] ?? 0)),
  };
}

const sources = new Map(packed.zones.map((source) => [source.slice(0, source.indexOf("|")).toLowerCase(), source]));
for (const link of packed.links) {
  const [target = "", alias = ""] = link.split("|");
  const source = sources.get(target.toLowerCase());
  if (source !== undefined) sources.set(alias.toLowerCase(), source);
}
const unpacked = new Map<string, Zone>();

/** The zone of a name such as `America/New_York`, in any case; undefined when the database has none. */
export function zoneOf(name: string): Zone | undefined {
  const key = name.trim().toLowerCase();
  const source = sources.get(key);
  if (source === undefined) return undefined;
  const zone = unpacked.get(source) ?? unpack(source);
  unpacked.set(source, zone);
  return zone;
}

/** Whether the zone database has this name. */
export const isKnownZone = (name: string): boolean => sources.has(name.trim().toLowerCase());
