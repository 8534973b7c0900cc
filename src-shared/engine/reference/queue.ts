/** Something that happens, with its place in the total order of the dry run's rules, section 3. */
export interface Happening {
  time: number;
  /** 0 world, 1 goal and exit, 2 deadlines, 3 entries, 4 zero-time nodes, 5 dispatch. */
  phase: number;
  /** Seeded hash of the subscriber. */
  high: number;
  low: number;
  instance: number;
  /** Order of scheduling. */
  sequence: number;
  run(): void;
}

/** Negative when `a` comes first. */
function order(a: Happening, b: Happening): number {
  return a.time - b.time || a.phase - b.phase || a.high - b.high || a.low - b.low || a.instance - b.instance || a.sequence - b.sequence;
}

/** A binary heap of happenings; the first in order is taken first. */
export class Queue {
  readonly #heap: Happening[] = [];

  get size(): number {
    return this.#heap.length;
  }

  add(happening: Happening): void {
    const heap = this.#heap;
    heap.push(happening);
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (order(heap[parent] as Happening, heap[child] as Happening) <= 0) return;
      this.#swap(parent, child);
      child = parent;
    }
  }

  take(): Happening | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || !last) return first;
    heap[0] = last;
    let parent = 0;
    for (;;) {
      const left = parent * 2 + 1;
      if (left >= heap.length) return first;
      const right = left + 1;
      const least = right < heap.length && order(heap[right] as Happening, heap[left] as Happening) < 0 ? right : left;
      if (order(heap[parent] as Happening, heap[least] as Happening) <= 0) return first;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b] as Happening, heap[a] as Happening];
  }
}
