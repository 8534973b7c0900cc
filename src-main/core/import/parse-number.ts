const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);
const exponent = /^[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d{1,3}$/;

/**
 * A number of plain digits with an optional sign, decimal point and exponent, in bytes [from, to) without blanks around it. NaN for
 * anything else, and for what is written like an identifier: leading zeros, or more than 15 digits, which a double cannot hold.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let c = bytes[at] ?? 0;
  const negative = c === 45;
  if (c === 45 || c === 43) c = bytes[++at] ?? 0;
  const first = at;
  let value = 0;
  while (at < to && c >= 48 && c <= 57) {
    value = value * 10 + (c - 48);
    c = bytes[++at] ?? 0;
  }
  let digits = at - first;
  if (digits > 1 && bytes[first] === 48) return Number.NaN;
  let decimals = 0;
  if (at < to && c === 46) {
    const point = at;
    c = bytes[++at] ?? 0;
    while (at < to && c >= 48 && c <= 57) {
      value = value * 10 + (c - 48);
      c = bytes[++at] ?? 0;
    }
    decimals = at - point - 1;
    digits += decimals;
  }
  if (digits === 0) return Number.NaN;
  if (at < to || digits > 15) return slow(bytes, from, to, digits - decimals);
  // Up to 15 digits and a power of ten up to 10^22 are exact, so that one division rounds as the language does.
  if (decimals > 0) value /= POWERS[decimals] ?? 1;
  return negative ? 0 - value : value;
}

/** Exponents, and decimals beyond 15 digits: rounded by the language. */
function slow(bytes: Uint8Array, from: number, to: number, wholeDigits: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");
  if (exponent.test(text)) return Number(text);
  return wholeDigits <= 15 && /^[+-]?\d*\.\d+$/.test(text) ? Number(text) : Number.NaN;
}
