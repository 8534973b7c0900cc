import type { ImportReport } from "../../../src-shared/model/import.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import type { KeyWords } from "../columns/store-base.ts";
import { grownTo } from "./builders/builder.ts";
import type { KeyTable } from "./builders/cell-kernel.ts";

const FIRST = 1024;
/** What stands for the number of a key that nobody has, and of one whose person had no event yet. */
const UNKNOWN = -1;
const UNNUMBERED = -2;
const TOP_ORPHANS = 20;

/** Who is meant by the keys of events: people of the base, numbered in the order of their first events, and others. */
export class EventPeople {
  readonly #keys: KeyTable;
  readonly #subscribers: Pick<LoadedBase, "personRow">;
  /** By the code of a key; the first `#known` were looked for in the base. */
  #numbers = new Int32Array(FIRST);
  #known = 0;
  /** The code of each person's key, by number. */
  #codes = new Uint32Array(FIRST);
  #count = 0;
  /** Events of each key that nobody has, by its code. */
  readonly #orphans = new Map<number, { readonly key: string; events: number }>();

  constructor(keys: KeyTable, subscribers: Pick<LoadedBase, "personRow">) {
    [this.#keys, this.#subscribers] = [keys, subscribers];
  }

  /** Looks for the keys in the base that came since the last call. */
  look(): void {
    const hashes = this.#keys.hashes();
    const count = hashes.length / 2;
    const numbers = grownTo(this.#numbers, count, 0);
    for (let code = this.#known; code < count; code++) {
      const row = this.#subscribers.personRow(hashes[code * 2] as number, hashes[code * 2 + 1] as number);
      numbers[code] = row < 0 ? UNKNOWN : UNNUMBERED;
    }
    [this.#numbers, this.#known] = [numbers, count];
  }

  /** The numbers of the first `count` codes into `numbers`: negative for those who have none yet. An empty cell's mean nothing. */
  numbersOf(codes: Uint32Array, count: number, numbers: Int32Array): void {
    const known = this.#numbers;
    const last = known.length - 1;
    for (let at = 0; at < count; at++) numbers[at] = known[Math.min(codes[at] as number, last)] as number;
  }

  /** A number for who has a key, whose event is the first; -1 where nobody has it. */
  first(code: number): number {
    const known = this.#numbers[code] as number;
    if (known !== UNNUMBERED) return known;
    const number = this.#count++;
    this.#numbers[code] = number;
    this.#codes = grownTo(this.#codes, this.#count, 0);
    this.#codes[number] = code;
    return number;
  }

  /** Counts an event of a key that nobody has; `text` gives the key. */
  orphan(code: number, text: () => string): void {
    const known = this.#orphans.get(code);
    if (known) known.events++;
    else this.#orphans.set(code, { key: text(), events: 1 });
  }

  /** Hashes of the keys of those who had events, by number. */
  keys(): KeyWords {
    const hashes = this.#keys.hashes();
    const words = { high: new Uint32Array(this.#count), low: new Uint32Array(this.#count) };
    for (let number = 0; number < this.#count; number++) {
      const at = (this.#codes[number] as number) * 2;
      words.high[number] = hashes[at] as number;
      words.low[number] = hashes[at + 1] as number;
    }
    return words;
  }

  /** Events whose key nobody has, with the keys of most events. */
  orphans(): NonNullable<ImportReport["orphans"]> {
    const found = [...this.#orphans.values()];
    return {
      people: found.length,
      events: found.reduce((sum, { events }) => sum + events, 0),
      top: found
        .sort((a, b) => b.events - a.events)
        .slice(0, TOP_ORPHANS)
        .map(({ key, events }) => ({ key, events })),
    };
  }
}
