/** Lower case of ASCII letters, four bytes as one number. */
const four = (bytes: Uint8Array, at: number) =>
  (((bytes[at] ?? 0) | 32) << 24) | (((bytes[at + 1] ?? 0) | 32) << 16) | (((bytes[at + 2] ?? 0) | 32) << 8) | ((bytes[at + 3] ?? 0) | 32);
const TRUE = 0x74727565;
const FALS = 0x66616c73;
const lower = (c: number | undefined) => (c ?? 0) | 32;

/** 1 for yes, y, true, t or 1, 0 for no, n, false, f or 0, in any case; -1 for anything else. */
export function parseBoolean(bytes: Uint8Array, from: number, to: number): -1 | 0 | 1 {
  const first = bytes[from] ?? 0;
  switch (to - from) {
    case 1:
      if (first === 49 || (first | 32) === 121 || (first | 32) === 116) return 1;
      return first === 48 || (first | 32) === 110 || (first | 32) === 102 ? 0 : -1;
    case 2:
      return lower(first) === 110 && lower(bytes[from + 1]) === 111 ? 0 : -1;
    case 3:
      return lower(first) === 121 && lower(bytes[from + 1]) === 101 && lower(bytes[from + 2]) === 115 ? 1 : -1;
    case 4:
      return four(bytes, from) === TRUE ? 1 : -1;
    case 5:
      return four(bytes, from) === FALS && lower(bytes[from + 4]) === 101 ? 0 : -1;
    default:
      return -1;
  }
}
