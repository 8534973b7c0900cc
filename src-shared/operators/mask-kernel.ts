import { copyBytes } from "../lib/copy-bytes.ts";
import { WasmModule } from "../lib/wasm.ts";
import { kernelBase64 } from "./mask-bytes.ts";

/** What `src-kernel/masks` exports. */
interface Masks {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly ROWS: { readonly value: number };
  readonly values: { readonly value: number };
  readonly bits: { readonly value: number };
  readonly meant: { readonly value: number };
  ints(count: number, low: number, high: number): void;
  doubles(count: number, low: number, high: number): void;
  codes(count: number): void;
}

/** The module and its memory as arrays. One serves all: a mask is made in one go. */
function start() {
  const masks = new WasmModule<Masks>(kernelBase64).start();
  const { buffer } = masks.memory;
  const rows = masks.ROWS.value;
  return {
    masks,
    rows,
    values: new Uint8Array(buffer, masks.values.value, rows * Float64Array.BYTES_PER_ELEMENT),
    bits: new Uint32Array(buffer, masks.bits.value, rows / 32),
    meant: new Uint8Array(buffer, masks.meant.value, 256),
  };
}

let started: ReturnType<typeof start> | undefined;
function kernel(): ReturnType<typeof start> {
  started ??= start();
  return started;
}

/** Takes values to the kernel block by block and its bits back, without those after the last row. */
function byBlocks(
  { buffer, byteOffset, byteLength, length, BYTES_PER_ELEMENT: width }: Int32Array | Float64Array | Uint8Array,
  words: Uint32Array,
  compare: (count: number) => void,
): void {
  const { rows, bits, values } = kernel();
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from);
    copyBytes(bytes, from * width, (from + count) * width, values);
    compare(count);
    words.set(count === rows ? bits : bits.subarray(0, (count + 31) >>> 5), from >>> 5);
  }
  const over = length & 31;
  if (over > 0) words[words.length - 1] = (words[words.length - 1] as number) & ((1 << over) - 1);
}

/** Sets the bits of the rows whose whole number lies from `low` to `high`, both whole and within 32 bits. */
export function intBits(values: Int32Array, low: number, high: number, words: Uint32Array): void {
  const { masks } = kernel();
  byBlocks(values, words, (count) => masks.ints(count, low, high));
}

/** Sets the bits of the rows whose number lies from `low` to `high`; NaN lies nowhere. */
export function doubleBits(values: Float64Array, low: number, high: number, words: Uint32Array): void {
  const { masks } = kernel();
  byBlocks(values, words, (count) => masks.doubles(count, low, high));
}

/** Sets the bits of the rows whose code has a 1 in `table`, which has an entry for every code that occurs. */
export function codeBits(codes: Uint8Array, table: Uint8Array, words: Uint32Array): void {
  const { masks, meant } = kernel();
  meant.fill(0);
  meant.set(table.subarray(0, 256));
  byBlocks(codes, words, masks.codes);
}
