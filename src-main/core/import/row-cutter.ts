import { WasmModule } from "../../../src-shared/lib/wasm.ts";
import { kernelBase64 } from "./cutter-bytes.ts";

/** What `src-kernel/rows` exports. */
interface Cutter {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly stopped: { readonly value: number };
  allocate(bytes: number): number;
  cut(
    bytes: number,
    from: number,
    to: number,
    columns: number,
    starts: number,
    ends: number,
    most: number,
    delimiter: number,
    lineEnd: number,
    quote: number,
    head: number,
    headLength: number,
  ): number;
}

const cutterModule = new WasmModule<Cutter>(kernelBase64);
/** The cutter looks at sixteen bytes at a time. */
const BLOCK = 16;

/** Cuts the plain rows of a file, those without quotes and with all their cells, in a memory of its own: four times as fast as byte by byte. */
export class RowCutter {
  readonly #cutter = cutterModule.start();
  readonly #columns: number;
  readonly #cells: number;
  readonly #starts: number;
  readonly #ends: number;
  readonly #signs: readonly [delimiter: number, lineEnd: number, quote: number];
  #bytes = 0;
  #room = 0;
  #head = 0;
  #headLength = 0;

  /** `cells` is how many there may be in a batch; `quote` is -1 where there is none. */
  constructor(columns: number, cells: number, delimiter: number, lineEnd: number, quote: number) {
    this.#columns = columns;
    this.#cells = cells;
    this.#signs = [delimiter, lineEnd, quote === -1 ? delimiter : quote];
    this.#starts = this.#cutter.allocate(cells * 4);
    this.#ends = this.#cutter.allocate(cells * 4);
  }

  /** Where the cells of rows begin and end, to be asked for anew after `room`. */
  places(): { starts: Int32Array; ends: Int32Array } {
    const { buffer } = this.#cutter.memory;
    return { starts: new Int32Array(buffer, this.#starts, this.#cells), ends: new Int32Array(buffer, this.#ends, this.#cells) };
  }

  /** Room for so many bytes to cut, of which the first `used` are those that were there. */
  room(bytes: number, used: number): Uint8Array<ArrayBuffer> {
    if (bytes > this.#room) {
      const [before, room] = [this.#bytes, Math.max(bytes, this.#room * 2)];
      this.#bytes = this.#cutter.allocate(room + BLOCK);
      this.#room = room;
      new Uint8Array(this.#cutter.memory.buffer).copyWithin(this.#bytes, before, before + used);
    }
    return new Uint8Array(this.#cutter.memory.buffer, this.#bytes, this.#room);
  }

  /** Sets the bytes of the header: a record that may be the same is left to the caller. */
  head(bytes: Uint8Array): void {
    this.#head = bytes[0] ?? 0;
    this.#headLength = bytes.length;
  }

  /** Whether bytes lie where they can be cut. */
  has(bytes: Uint8Array): boolean {
    return bytes.buffer === this.#cutter.memory.buffer;
  }

  /** Cuts [from, to) into at most `most` rows, the first of which is row `row` of the batch. Gives how many, and where it stopped. */
  cut(bytes: Uint8Array, from: number, to: number, row: number, most: number): { rows: number; stopped: number } {
    const shift = row * this.#columns * 4;
    const [delimiter, lineEnd, quote] = this.#signs;
    const [starts, ends] = [this.#starts + shift, this.#ends + shift];
    const rows = this.#cutter.cut(
      bytes.byteOffset,
      from,
      to,
      this.#columns,
      starts,
      ends,
      most,
      delimiter,
      lineEnd,
      quote,
      this.#head,
      this.#headLength,
    );
    return { rows, stopped: this.#cutter.stopped.value };
  }
}
