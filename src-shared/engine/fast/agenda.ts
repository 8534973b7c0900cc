/** Responses that one subscriber still has to come, the next one last; of equal times the earlier added comes first. */
export class Agenda {
  size = 0;
  #times = new Float64Array(16);
  #nodes = new Int32Array(16);
  #stages = new Int32Array(16);
  #instances = new Int32Array(16);
  /** The response taken last. */
  time = 0;
  node = 0;
  stage = 0;
  instance = 0;

  /** Time of the next response; infinity when there is none. */
  next(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.#times[this.size - 1] as number);
  }

  add(time: number, node: number, stage: number, instance: number): void {
    if (this.size === this.#times.length) this.#grow();
    let at = this.size++;
    while (at > 0 && (this.#times[at - 1] as number) <= time) {
      this.#times[at] = this.#times[at - 1] as number;
      this.#nodes[at] = this.#nodes[at - 1] as number;
      this.#stages[at] = this.#stages[at - 1] as number;
      this.#instances[at] = this.#instances[at - 1] as number;
      at--;
    }
    this.#times[at] = time;
    this.#nodes[at] = node;
    this.#stages[at] = stage;
    this.#instances[at] = instance;
  }

  /** Moves the next response into the fields. */
  take(): void {
    const at = --this.size;
    this.time = this.#times[at] as number;
    this.node = this.#nodes[at] as number;
    this.stage = this.#stages[at] as number;
    this.instance = this.#instances[at] as number;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    const times = new Float64Array(length);
    times.set(this.#times);
    this.#times = times;
    const larger = (old: Int32Array) => {
      const array = new Int32Array(length);
      array.set(old);
      return array;
    };
    this.#nodes = larger(this.#nodes);
    this.#stages = larger(this.#stages);
    this.#instances = larger(this.#instances);
  }
}
