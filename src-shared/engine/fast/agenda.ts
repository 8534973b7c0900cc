/** Responses that one subscriber still has to come, the next one last; of equal times that of the earlier instance comes first, then the earlier added. */
export class Agenda {
  size = 0;
  #times = new Float64Array(16);
  #nodes = new Int32Array(16);
  #stages = new Int32Array(16);
  #instances = new Int32Array(16);
  #sent = new Float64Array(16);
  #orders = new Int32Array(16);
  /** The response taken last. */
  time = 0;
  node = 0;
  stage = 0;
  instance = 0;
  /** When its message was sent, and which of the instance's messages that was. */
  sent = 0;
  order = 0;

  /** Time of the next response; infinity when there is none. */
  next(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.#times[this.size - 1] as number);
  }

  add(time: number, node: number, stage: number, instance: number, sent: number, order: number): void {
    if (this.size === this.#times.length) this.#grow();
    let at = this.size++;
    while (at > 0 && this.#comesFirst(at - 1, time, instance)) {
      this.#times[at] = this.#times[at - 1] as number;
      this.#nodes[at] = this.#nodes[at - 1] as number;
      this.#stages[at] = this.#stages[at - 1] as number;
      this.#instances[at] = this.#instances[at - 1] as number;
      this.#sent[at] = this.#sent[at - 1] as number;
      this.#orders[at] = this.#orders[at - 1] as number;
      at--;
    }
    this.#times[at] = time;
    this.#nodes[at] = node;
    this.#stages[at] = stage;
    this.#instances[at] = instance;
    this.#sent[at] = sent;
    this.#orders[at] = order;
  }

  /** Whether the response at a place comes before one that is to be added. */
  #comesFirst(at: number, time: number, instance: number): boolean {
    const other = this.#times[at] as number;
    return other < time || (other === time && (this.#instances[at] as number) <= instance);
  }

  /** Moves the next response into the fields. */
  take(): void {
    const at = --this.size;
    this.time = this.#times[at] as number;
    this.node = this.#nodes[at] as number;
    this.stage = this.#stages[at] as number;
    this.instance = this.#instances[at] as number;
    this.sent = this.#sent[at] as number;
    this.order = this.#orders[at] as number;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    const longer = (old: Float64Array) => {
      const array = new Float64Array(length);
      array.set(old);
      return array;
    };
    this.#times = longer(this.#times);
    this.#sent = longer(this.#sent);
    const larger = (old: Int32Array) => {
      const array = new Int32Array(length);
      array.set(old);
      return array;
    };
    this.#nodes = larger(this.#nodes);
    this.#stages = larger(this.#stages);
    this.#instances = larger(this.#instances);
    this.#orders = larger(this.#orders);
  }
}
