/**
 * Numbers of a stored chunk in fewer bytes: `value = (base + step * row + part) / 10 ** decimals`, where the parts are unsigned and 0, 1, 2 or 4
 * bytes wide. Whole numbers, money and codes that count up take half of the space or less; what would not come back bit for bit stays as it is.
 */
export type Numbers = Int32Array | Uint32Array | Float64Array;

/** Base as a double, then width, decimals and step as a byte each. */
const HEADER = 16;
/** Fewer rows are kept as they are, so that a packed chunk is always shorter than a plain one: its length tells it. */
const FEWEST = 1024;
const parts = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array } as const;
/** Of one chunk at a time; longer ones get their own. */
let whole = new Float64Array(1 << 16);

/** Puts whole numbers that give the values back when divided by `scale` into `whole`; false where there are none. */
function scaled(values: Float64Array, scale: number): boolean {
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    const times = Math.round(value * scale);
    if (times / scale !== value || times > 0xffffffff || times < -0xffffffff || (value === 0 && 1 / value < 0)) return false;
    whole[at] = times;
  }
  return true;
}

/** Whether each number is that of the row before and one. */
function counting(values: Numbers): boolean {
  const [first, last] = [values[0] as number, values[values.length - 1] as number];
  if (last - first !== values.length - 1) return false;
  for (let at = 1; at < values.length; at++) if (values[at] !== first + at) return false;
  return true;
}

/** Whole numbers from `base` on in as many bytes as their range needs, if those are fewer than `wide`. */
function inBytes(values: Numbers, decimals: number, wide: number): Uint8Array | undefined {
  const rows = values.length;
  let base = values[0] as number;
  let most = base;
  for (let at = 1; at < rows; at++) {
    const value = values[at] as number;
    if (value < base) base = value;
    if (value > most) most = value;
  }
  const step = most - base === rows - 1 && counting(values) ? 1 : 0;
  const range = step === 1 ? 0 : most - base;
  const width = range === 0 ? 0 : range <= 0xff ? 1 : range <= 0xffff ? 2 : 4;
  if (range > 0xffffffff || width >= wide) return undefined;
  const bytes = new Uint8Array(HEADER + rows * width);
  new DataView(bytes.buffer).setFloat64(0, base, true);
  bytes.set([width, decimals, step], 8);
  if (width === 0) return bytes;
  const part = new parts[width](bytes.buffer, HEADER, rows);
  for (let at = 0; at < rows; at++) part[at] = (values[at] as number) - base;
  return bytes;
}

/** The packed bytes of some values, or undefined where they would not be fewer. */
export function packed(values: Numbers): Uint8Array | undefined {
  if (values.length < FEWEST) return undefined;
  if (!(values instanceof Float64Array)) return inBytes(values, 0, values.BYTES_PER_ELEMENT);
  if (values.length > whole.length) whole = new Float64Array(values.length);
  for (const decimals of [0, 2])
    if (scaled(values, 10 ** decimals)) return inBytes(whole.subarray(0, values.length), decimals, values.BYTES_PER_ELEMENT);
  return undefined;
}

/** Puts the values of a chunk into `values`, which has its rows; false where the bytes are of another length than such a chunk can have. */
export function unpack(bytes: Uint8Array, values: Numbers): boolean {
  const rows = values.length;
  if (bytes.length === values.byteLength) {
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength).set(bytes);
    return true;
  }
  const [width = -1, decimals = 0, step = 0] = bytes.subarray(8);
  if (bytes.length < HEADER || bytes.length !== HEADER + rows * width) return false;
  const base = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true);
  const scale = 10 ** decimals;
  if (width === 0) for (let at = 0; at < rows; at++) values[at] = (base + step * at) / scale;
  else {
    // Copied, so that it begins at a multiple of its width; a Buffer's own slice copies nothing.
    const part = new parts[width as 1 | 2 | 4](Uint8Array.prototype.slice.call(bytes, HEADER).buffer);
    for (let at = 0; at < rows; at++) values[at] = (base + step * at + (part[at] as number)) / scale;
  }
  return true;
}
