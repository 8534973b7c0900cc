import { InputError } from "../../lib/input-error.ts";
import { isTrap } from "../../lib/wasm.ts";
import type { Decisions, OrderKey } from "../decisions.ts";
import type { LogEntry } from "../log.ts";
import type { Program, Send } from "../program.ts";
import { MAX_VISITS } from "../random/streams.ts";
import { type Gather, type OpenRequests, PLACE } from "../requests.ts";
import { Image } from "./image.ts";
import { holdOutStream, type Kernel, listAt, orderStream, startKernel } from "./kernel.ts";
import type { Layout } from "./layout.ts";
import { CHARGE_KEY, EXPERIMENT, type Packed, pack } from "./pack.ts";
import { packSend } from "./pack-sends.ts";
import { Rows } from "./rows.ts";
import { takeLog } from "./told.ts";

/** Numbers of an opening in the kernel: from when on, and the last place. */
const OPENING = 1 + PLACE;
const LIST = { data: 0, count: 4, capacity: 8 };

const viewsOf = (buffer: ArrayBuffer) => ({ view: new DataView(buffer), doubles: new Float64Array(buffer), ints: new Int32Array(buffer) });
type Views = ReturnType<typeof viewsOf>;

/** The fast engine: a kernel with one program, to which subscribers' columns are handed block by block. */
export class Machine {
  readonly layout: Layout;
  readonly kernel: Kernel;
  readonly #program: Program;
  readonly #packed: Packed;
  readonly #rows: Rows;
  /** Where rates of a replication lie, and how much room they have. */
  #sends = { address: 0, bytes: 0 };

  /** With `logging`, every step is written down, in the order of the rules. */
  constructor(program: Program, logging = false) {
    const kernel = startKernel();
    this.#program = program;
    this.kernel = kernel;
    this.#rows = new Rows(program, kernel);
    const places = this.#rows.place(program);
    const image = new Image(kernel.allocate(0));
    this.#packed = pack(image, program, this.#rows, places, logging);
    this.#write(image);
    this.layout = this.#packed.layout;
    kernel.build(this.#packed.program, program.zones.length, holdOutStream, orderStream);
  }

  /** Views of the kernel's memory, taken anew when it has grown. */
  #memory = viewsOf(new ArrayBuffer(0));

  #views(): Views {
    const { buffer } = this.kernel.memory;
    if (this.#memory.view.buffer !== buffer) this.#memory = viewsOf(buffer);
    return this.#memory;
  }

  get #view(): DataView {
    return this.#views().view;
  }

  #write(image: Image): void {
    this.kernel.allocate(image.bytes.length);
    new Uint8Array(this.kernel.memory.buffer, image.base).set(image.bytes);
  }

  #doubles(address: number, values: readonly number[], length: number): void {
    const { doubles } = this.#views();
    for (let i = 0; i < length; i++) doubles[address / 8 + i] = values[i] ?? 0;
  }

  /** Rates of messages for the passes to come, by node. */
  rate(sends: readonly (Send | null)[]): void {
    const write = (base: number) => {
      const image = new Image(base);
      const addresses = sends.map((send, node) => send && packSend(image, send, this.#packed.matters[node] as number));
      return { image, addresses };
    };
    let { image, addresses } = write(this.#sends.address);
    if (image.bytes.length > this.#sends.bytes) {
      const bytes = image.bytes.length * 2;
      this.#sends = { address: this.kernel.allocate(bytes), bytes };
      ({ image, addresses } = write(this.#sends.address));
    }
    new Uint8Array(this.kernel.memory.buffer, this.#sends.address).set(image.bytes);
    for (const [node, address] of addresses.entries())
      if (address !== null) this.#view.setInt32(this.#packed.argumentsOf[node] as number, address, true);
  }

  /** Begins a pass with what is settled of what subscribers share; nothing is counted yet. */
  begin(replication: number, decisions: Decisions, gather: Gather | null): void {
    const { until, generous, experiments, budgets, pools } = decisions;
    const never = Number.POSITIVE_INFINITY;
    this.kernel.beginPass(replication, until, Number(generous), gather?.from ?? never, gather?.to ?? never);
    const view = this.#view;
    for (const [index, verdict] of experiments.entries()) {
      const at = this.#packed.experiments + index * EXPERIMENT.bytes;
      view.setFloat64(at + EXPERIMENT.verdictAt, verdict?.at ?? never, true);
      view.setInt32(at + EXPERIMENT.winner, verdict?.winner ?? -1, true);
    }
    for (const [budget, lasts] of budgets.entries())
      for (const [price, last] of lasts.entries())
        this.#doubles((this.#packed.lasts[budget] as number) + price * CHARGE_KEY * 8, last ?? [never], CHARGE_KEY);
    for (const list of this.#packed.openings) view.setInt32(list + LIST.count, 0, true);
    for (const pool of pools.keys()) this.open(pools, pool);
  }

  /** Hands over a pool's openings that are new, and the last one, which may have changed. */
  open(pools: Decisions["pools"], pool: number): void {
    const openings = pools[pool] ?? [];
    const list = this.#packed.openings[pool] as number;
    if (openings.length > this.#view.getInt32(list + LIST.capacity, true)) this.#moveOpenings(list, openings.length * 2);
    const { ints, doubles } = this.#views();
    const known = ints[(list + LIST.count) / 4] as number;
    const data = ints[(list + LIST.data) / 4] as number;
    for (let at = Math.max(0, known - 1); at < openings.length; at++) {
      const { from, last } = openings[at] as Decisions["pools"][number][number];
      const to = data / 8 + at * OPENING;
      doubles[to] = from;
      for (let i = 0; i < PLACE; i++) doubles[to + 1 + i] = last[i] ?? 0;
    }
    ints[(list + LIST.count) / 4] = openings.length;
  }

  #moveOpenings(list: number, capacity: number): void {
    const { data, count } = listAt(this.kernel, list);
    const to = this.kernel.allocate(capacity * OPENING * 8);
    new Uint8Array(this.kernel.memory.buffer).copyWithin(to, data, data + count * OPENING * 8);
    this.#view.setInt32(list + LIST.data, to, true);
    this.#view.setInt32(list + LIST.capacity, capacity, true);
  }

  /** The request whose turn is tried; null for none. */
  focus(key: OrderKey | null): void {
    const address = this.kernel.focus(Number(key !== null));
    if (key) this.#doubles(address, key, PLACE);
  }

  /** Takes the open requests that were found, where they lie; null for none. */
  takeOpen(): OpenRequests | null {
    const count = this.kernel.openCount();
    if (count === 0) return null;
    const { doubles, ints } = this.#views();
    const list = this.kernel.openRequests();
    ints[(list + LIST.count) / 4] = 0;
    return { doubles, ints, first: listAt(this.kernel, list).data / 8, count };
  }

  /** Runs rows `from`, a multiple of 32, up to at most `to`; the row after the last that was run. */
  runBlock(from: number, to: number): number {
    const end = Math.min(to, this.#rows.load(from));
    this.#guard(() => this.kernel.run(from, 0, end - from));
    return end;
  }

  /** Runs one row of which no request is expected to stay open; it counts where none does. */
  runRowToEnd(row: number): void {
    this.#rows.need(row);
    const { first } = this.#rows;
    this.#guard(() => this.kernel.runToEnd(first, row - first));
  }

  /** Runs one row; with `last`, it counts as it is even where its requests stay open. */
  runRow(row: number, last: boolean): void {
    this.#rows.need(row);
    const { first } = this.#rows;
    this.#guard(() => this.kernel.runAgain(first, row - first, Number(last)));
  }

  /** Takes back what a row has counted where pools were generous, and runs it where they are not. */
  replaceRow(row: number): void {
    this.#rows.need(row);
    const { first } = this.#rows;
    this.#guard(() => this.kernel.replace(first, row - first));
  }

  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      const node = this.#program.nodes[this.kernel.tooOften()];
      this.kernel.recover();
      if (!isTrap(error) || !node) throw error;
      throw new InputError("run-visits", `A subscriber came to node "${node.id}" more than ${MAX_VISITS} times.`, {
        where: `node ${node.id}`,
        todo: "Put a longer wait into the cycle.",
      });
    }
  }

  /** What was told since it was asked last. */
  takeLog(): LogEntry[] {
    return takeLog(this.#program, this.kernel);
  }
}
