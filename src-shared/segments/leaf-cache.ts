import type { SubscriberBase } from "../table/base.ts";
import type { BitSet } from "../table/bit-set.ts";

const MAX_BYTES = 64 * 1024 * 1024;

/** Masks of rules already counted over one version of a base; the least recently used go first. */
class LeafCache {
  readonly version: number;
  readonly #masks = new Map<string, BitSet>();
  #bytes = 0;

  constructor(version: number) {
    this.version = version;
  }

  get(key: string, make: () => BitSet): BitSet {
    const known = this.#masks.get(key);
    if (known) {
      this.#masks.delete(key);
      this.#masks.set(key, known);
      return known;
    }
    const mask = make();
    this.#masks.set(key, mask);
    this.#bytes += mask.words.byteLength;
    for (const [oldest, { words }] of this.#masks) {
      if (this.#bytes <= MAX_BYTES || oldest === key) break;
      this.#masks.delete(oldest);
      this.#bytes -= words.byteLength;
    }
    return mask;
  }
}

const caches = new WeakMap<SubscriberBase, LeafCache>();

/** The mask of a rule, made once per key and version of the data. Callers do not change it. */
export function cachedLeaf(base: SubscriberBase, key: string, make: () => BitSet): BitSet {
  let cache = caches.get(base);
  if (cache?.version !== base.version) {
    cache = new LeafCache(base.version);
    caches.set(base, cache);
  }
  return cache.get(key, make);
}
