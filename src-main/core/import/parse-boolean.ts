/** Lower case of an ASCII letter. */
const lower = (c: number | undefined) => (c ?? 0) | 32;

/** 1 for yes, y, true, t or 1, 0 for no, n, false, f or 0, in any case; -1 for anything else. */
export function parseBoolean(bytes: Uint8Array, from: number, to: number): -1 | 0 | 1 {
  const first = bytes[from] ?? 0;
  const is = (word: string) => {
    for (let i = 0; i < word.length; i++) if (lower(bytes[from + i]) !== word.charCodeAt(i)) return false;
    return true;
  };
  switch (to - from) {
    case 1:
      if (first === 49 || (first | 32) === 121 || (first | 32) === 116) return 1;
      return first === 48 || (first | 32) === 110 || (first | 32) === 102 ? 0 : -1;
    case 2:
      return is("no") ? 0 : -1;
    case 3:
      return is("yes") ? 1 : -1;
    case 4:
      return is("true") ? 1 : -1;
    case 5:
      return is("false") ? 0 : -1;
    default:
      return -1;
  }
}
