import { hash64 } from "../../../src-shared/lib/murmur.ts";
import type { KeyIndex } from "./key-index.ts";

/** A subscriber who was joined into another. */
interface Joined {
  readonly joinedKey: string;
  readonly keptKey: string;
}

/** Rows by the hash of a joined key, as `high:low`: that of the subscriber it was joined into, who may have been joined on. */
function joinedRows(index: KeyIndex, joined: readonly Joined[]): Map<string, number> {
  const into = new Map(joined.map(({ joinedKey, keptKey }) => [joinedKey, keptKey]));
  const rows = new Map<string, number>();
  for (const start of into.keys()) {
    const seen = new Set<string>();
    let row = -1;
    for (let key: string | undefined = start; row < 0 && key !== undefined && !seen.has(key); key = into.get(key)) {
      seen.add(key);
      const { high, low } = hash64(key);
      row = index.find(high, low);
    }
    const { high, low } = hash64(start);
    rows.set(`${high}:${low}`, row);
  }
  return rows;
}

/** Finds the row of a person by the hash of the key, who may have been joined into another; -1 when there is none. */
export function personFinder(index: () => KeyIndex, joined: readonly Joined[]): (high: number, low: number) => number {
  let aliases: Map<string, number> | undefined;
  return (high, low) => {
    const row = index().find(high, low);
    if (row >= 0 || joined.length === 0) return row;
    aliases ??= joinedRows(index(), joined);
    return aliases.get(`${high}:${low}`) ?? -1;
  };
}
