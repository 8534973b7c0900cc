import { hash64 } from "../../../src-shared/lib/murmur.ts";
import type { Differences } from "../../../src-shared/model/differences.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import type { Match } from "./match.ts";

/** Keys that are looked at on each side. */
const LOOKED = 1000;

const isNumeral = (text: string) => /^\d+$/.test(text);
const bare = (text: string) => text.replace(/^0+(?=\d)/, "");

/** Lengths that numerals have among the first values of a column. */
function lengthsOf(column: Column): Set<number> {
  const lengths = new Set<number>();
  for (let row = 0; row < Math.min(LOOKED, column.length); row++) {
    const text = String(cellAt(column, row) ?? "");
    if (isNumeral(text)) lengths.add(text.length);
  }
  return lengths;
}

/**
 * Whether at least half of the first keys of a file that met nobody are those of subscribers but for leading zeros; then with one such
 * pair. `keys` are the file's, `on` what the base is matched by.
 */
export function apartByZeros({ unmatched, own }: Match, keys: Column, on: Column): Pick<Differences, "zeros"> {
  const sample = Array.from(unmatched.subarray(0, LOOKED), (row) => String(cellAt(keys, row) ?? ""));
  if (!sample.some(isNumeral)) return {};
  const lengths = [...lengthsOf(on)];
  const wanted = new Map<number, { high: number; file: string; base: string }[]>();
  for (const file of sample) {
    if (!isNumeral(file)) continue;
    const stem = bare(file);
    const forms = new Set([stem, ...lengths.filter((length) => length > stem.length).map((length) => stem.padStart(length, "0"))]);
    forms.delete(file);
    for (const base of forms) {
      const { high, low } = hash64(base);
      const there = wanted.get(low);
      if (there) there.push({ high, file, base });
      else wanted.set(low, [{ high, file, base }]);
    }
  }
  const met = new Map<string, string>();
  for (let row = 0; row < own.low.length; row++) {
    const found = wanted.get(own.low[row] ?? 0)?.find(({ high }) => high === own.high[row]);
    if (found) met.set(found.file, found.base);
  }
  const file = sample.find((key) => met.has(key));
  return file !== undefined && met.size * 2 >= sample.length ? { zeros: { file, base: met.get(file) ?? "" } } : {};
}
