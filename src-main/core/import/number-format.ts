import type { NumberFormat } from "../../../src-shared/model/import.ts";

/** Signs and codes of currencies that amounts carry; a code stands apart or touches the digits. */
const currency =
  /^(?<sign>[-+−]?)\s*(?<before>US\$|R\$|C\$|A\$|[$€£¥₹₽₩₺₪₫฿₴]|[A-Z]{3}|kr\.?|zł|Kč|Ft|lei|Rs\.?)?\s*(?<number>[-+−]?[\d.,'’ \u00a0\u2009\u202f]*\d[\d.,'’]*-?)\s*(?<after>[$€£¥₹₽₩₺₪₫฿₴]|[A-Z]{3}|kr\.?|zł|Kč|Ft|lei)?$/u;
const spaces = /[ \u00a0\u2009\u202f]/g;

interface Parts {
  readonly negative: boolean;
  /** Digits with their marks; every kind of space is one. */
  readonly digits: string;
  readonly currency: string | null;
  readonly percent: boolean;
}

/** A number taken apart; undefined for what is none. */
function partsOf(text: string): Parts | undefined {
  let body = text.trim();
  let negative = false;
  if (body.startsWith("(") && body.endsWith(")")) {
    negative = true;
    body = body.slice(1, -1).trim();
  }
  const percent = /\s?%$/.test(body);
  if (percent) body = body.replace(/\s?%$/, "");
  const groups = currency.exec(body)?.groups;
  if (!groups || (groups.before !== undefined && groups.after !== undefined)) return undefined;
  let digits = (groups.number ?? "").trim().replace(spaces, " ").replaceAll("’", "'");
  if (/[-−]/.test(`${groups.sign ?? ""}${digits[0] ?? ""}${digits.at(-1) ?? ""}`)) negative = true;
  digits = digits.replace(/^[-+−]\s*/, "").replace(/-$/, "");
  return { negative, digits, currency: groups.before ?? groups.after ?? null, percent };
}

const escaped = (mark: string) => (mark === "" ? "" : `\\${mark}`.replace("\\ ", " ").replace("\\'", "'"));

const shapes = new Map<string, RegExp>();

/** Digits in groups of three from the right, the higher ones of two or three as in India, or without marks. */
function shapeOf(decimal: string, thousands: string): RegExp {
  const key = decimal + thousands;
  let shape = shapes.get(key);
  if (!shape) {
    const [point, mark] = [escaped(decimal), escaped(thousands)];
    const grouped = thousands === "" ? "" : `|\\d{1,3}(?:${mark}\\d{2,3})*${mark}\\d{3}(?:${point}\\d+)?`;
    shape = new RegExp(`^(?:\\d+(?:${point}\\d*)?|${point}\\d+${grouped})$`);
    shapes.set(key, shape);
  }
  return shape;
}

function amountOf({ negative, digits }: Parts, { decimal, thousands, percent }: NumberFormat): number {
  if (!shapeOf(decimal, thousands).test(digits)) return Number.NaN;
  const plain = (thousands === "" ? digits : digits.replaceAll(thousands, "")).replace(decimal, ".");
  if (plain.replace(/\D/g, "").length > 17) return Number.NaN;
  const value = Number(plain);
  const scaled = percent ? Number((value / 100).toPrecision(15)) : value;
  return negative ? 0 - scaled : scaled;
}

/** A number of a column written in this format; NaN for anything else, and for amounts in another currency. */
export function formattedNumber(text: string, format: NumberFormat): number {
  const parts = partsOf(text);
  if (!parts || parts.percent !== format.percent) return Number.NaN;
  if (parts.currency !== null && parts.currency !== format.currency) return Number.NaN;
  return amountOf(parts, format);
}

/** Marks of decimals and thousands, the likelier first. */
const marks: readonly Pick<NumberFormat, "decimal" | "thousands">[] = [
  { decimal: ".", thousands: "" },
  { decimal: ".", thousands: "," },
  { decimal: ",", thousands: "" },
  { decimal: ",", thousands: "." },
  { decimal: ".", thousands: " " },
  { decimal: ",", thousands: " " },
  { decimal: ".", thousands: "'" },
  { decimal: ",", thousands: "'" },
];

const name = ({ decimal, thousands }: Pick<NumberFormat, "decimal" | "thousands">) =>
  `${decimal === "," ? "a decimal comma" : "a decimal point"}${thousands === "" ? "" : ` and ${{ ",": "a comma", ".": "a point", " ": "a blank", "'": "an apostrophe" }[thousands]} between thousands`}`;

/**
 * The format that every value of a column fits, and what to say of it; undefined where there is none. `comma` says that the file comes from
 * where the decimal mark is a comma, which settles numbers such as 1,234.
 */
export function numberFormatOf(values: readonly string[], comma: boolean): { format: NumberFormat; note: string } | undefined {
  const parts: Parts[] = [];
  for (const value of values) {
    const found = partsOf(value);
    if (!found) return undefined;
    parts.push(found);
  }
  const signs = new Set(parts.flatMap((part) => part.currency ?? []));
  if (signs.size > 1) return undefined;
  const [sign = null] = signs;
  const percent = parts[0]?.percent ?? false;
  if (parts.some((part) => part.percent !== percent)) return undefined;
  const fitting = marks
    .map((mark): NumberFormat => ({ ...mark, currency: sign, percent }))
    .filter((format) => parts.every((part) => !Number.isNaN(amountOf(part, format))));
  const [first] = fitting;
  if (!first) return undefined;
  const format = (comma ? fitting.find(({ decimal }) => decimal === ",") : undefined) ?? first;
  const other = fitting.find((each) => each.decimal !== format.decimal);
  const marked = parts.some(({ digits }) => /[., ']/.test(digits));
  const said = [
    marked ? `Numbers are written with ${name(format)}.` : "",
    marked && other ? `Every value would also be a number with ${name(other)}. Check it.` : "",
    sign === null ? "" : `The amounts are in ${sign}; the sign is left out.`,
    percent ? "Per cent are kept as shares: 12 % is 0.12." : "",
    parts.some(({ negative }) => negative) && values.some((value) => /^\(|-$/.test(value.trim()))
      ? "Amounts in brackets, or with a minus after them, are negative."
      : "",
  ].filter((part) => part !== "");
  return { format, note: said.join(" ") };
}

/** Why amounts that look like money are no numbers: they are in several currencies. Null where that is not so. */
export function mixedCurrencies(values: readonly string[]): string | null {
  const found = values.map(partsOf);
  const signs = new Set(found.flatMap((part) => part?.currency ?? []));
  if (signs.size < 2 || found.filter((part) => part?.currency).length < values.length / 2) return null;
  return `The amounts are in several currencies (${[...signs].slice(0, 4).join(", ")}), so it is text. Split the column by currency to reckon with it.`;
}
