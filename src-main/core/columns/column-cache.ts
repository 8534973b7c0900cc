/**
 * What was loaded of a project, by where its blobs lie, so that a new version of the data loads only what it does not share with the
 * version before.
 */
export class ColumnCache {
  readonly #known = new Map<string, unknown>();
  #named: ReadonlySet<string> = new Set();

  /** Names everything that the newest base may ask for; the rest is let go. */
  turn(named: ReadonlySet<string>): void {
    this.#named = named;
    for (const key of this.#known.keys()) if (!named.has(key)) this.#known.delete(key);
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** The value of a key, made once. A base that is no longer the newest makes its own. */
  get<T>(key: string, make: () => T): T {
    if (this.#known.has(key)) return this.#known.get(key) as T;
    const value = make();
    if (this.#named.has(key)) this.#known.set(key, value);
    return value;
  }
}
