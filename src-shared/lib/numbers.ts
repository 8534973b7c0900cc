/** Numbers as people read them, by rules of our own, so that a plan reads the same on every machine: en-US grouping, half away from zero. */

/** Minor digits of currencies that do not have two (ISO 4217). */
const otherDigits: Record<string, number> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
};

/** Signs that are not shared by two currencies in a marketer's reading; every other currency is written with its code. */
const signs: Record<string, string> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹", CAD: "CA$", AUD: "A$" };

/** Decimal digits of a currency's minor unit. */
export function minorDigits(currency: string): number {
  return otherDigits[currency] ?? 2;
}

/** An amount to the minor unit of its currency, without the dust of binary fractions. */
export function roundMoney(value: number, currency: string): number {
  const unit = 10 ** minorDigits(currency);
  return Math.round(value * unit) / unit + 0;
}

function fixed(value: number, digits: number): string {
  // The nudge makes 1.005 round up although its double lies below; a plan's figures stay far from where it could err.
  const scaled = Math.round(Math.abs(value) * 10 ** digits * (1 + Number.EPSILON)) / 10 ** digits;
  const [whole = "0", part] = scaled.toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value < 0 && scaled !== 0 ? "-" : "";
  return `${sign}${grouped}${part ? `.${part}` : ""}`;
}

/** `12,345`; up to `digits` decimals, trailing zeros left out. */
export function numberText(value: number, digits = 0): string {
  const text = fixed(value, digits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** `0.5`, `1.02`, `0.000123`: a ratio or spread, with three decimals, and where they lead with zeros with three that count. */
export function ratioText(value: number): string {
  const leading = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return numberText(value, Math.min(12, Math.max(3, 2 - leading)));
}

/** A count: whole when it is whole; a mean over replications with one decimal. */
export function countText(value: number): string {
  return numberText(value, 1);
}

function inCurrency(amount: string, currency: string): string {
  const sign = signs[currency];
  const [minus, plain] = amount.startsWith("-") ? ["-", amount.slice(1)] : ["", amount];
  return sign === undefined ? `${minus}${currency} ${plain}` : `${minus}${sign}${plain}`;
}

/** `$1,234.50`, or `SEK 1,234.50` for a currency without a sign of its own; to the minor unit. */
export function moneyText(value: number, currency: string): string {
  return inCurrency(fixed(value, minorDigits(currency)), currency);
}

/** A price per piece, with as many decimals as it needs (at most six) and never fewer than the currency has: `$0.002`, `$10.09`. */
export function priceText(value: number, currency: string): string {
  const most = fixed(value, 6);
  const least = minorDigits(currency);
  const [whole = "0", part = ""] = most.split(".");
  const needed = part.replace(/0+$/, "").padEnd(least, "0");
  return inCurrency(needed === "" ? whole : `${whole}.${needed}`, currency);
}

/** `3.1 %` of a share; small shares get the decimals that show them. */
export function percentText(share: number): string {
  const percent = share * 100;
  const digits = percent === 0 || Math.abs(percent) >= 10 ? 1 : Math.abs(percent) >= 0.1 ? 2 : 3;
  return `${numberText(percent, digits)} %`;
}

/** Sum of counts by name, such as of reasons or outlets. */
export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** `1 call`, `3 calls`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `a, b and c`, or with another word. */
export function listText(items: readonly string[], word: "and" | "or" = "and"): string {
  const last = items.at(-1);
  if (items.length < 2 || last === undefined) return last ?? "";
  return `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
