/** A binary heap; the first in order is taken first. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #order: (a: T, b: T) => number;

  /** `order` is negative when `a` comes first. */
  constructor(order: (a: T, b: T) => number) {
    this.#order = order;
  }

  get size(): number {
    return this.#items.length;
  }

  get first(): T | undefined {
    return this.#items[0];
  }

  add(item: T): void {
    const items = this.#items;
    let child = items.length;
    items.push(item);
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.#order(items[parent] as T, item) <= 0) break;
      items[child] = items[parent] as T;
      child = parent;
    }
    items[child] = item;
  }

  take(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    let parent = 0;
    for (let left = 1; left < items.length; left = parent * 2 + 1) {
      const right = left + 1;
      const least = right < items.length && this.#order(items[right] as T, items[left] as T) < 0 ? right : left;
      if (this.#order(last, items[least] as T) <= 0) break;
      items[parent] = items[least] as T;
      parent = least;
    }
    items[parent] = last;
    return first;
  }
}
