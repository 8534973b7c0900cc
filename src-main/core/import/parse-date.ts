import { daysFromCivil, SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import { datePatterns } from "../../../src-shared/model/date-patterns.ts";

type Part = "year" | "month" | "day";

/** How every date of a column is written. */
export interface DateFormat {
  /** As shown and stored in a mapping, such as `YYYY-MM-DD` or `M/D/YYYY`. */
  readonly pattern: string;
  readonly order: readonly [Part, Part, Part];
  /** Byte between the parts; 0 for eight digits without one. */
  readonly separator: number;
  /** True when the month is a name; blanks, hyphens, points and commas then part the parts. */
  readonly named: boolean;
  /** True when the year has two digits: 69 to 99 are of the last century, as in POSIX. */
  readonly short: boolean;
}

/** Where the parts of a date of ten bytes begin. */
export interface DatePlaces {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Byte between the parts. */
  readonly separator: number;
}

/** Places of the parts where every month and day has two digits; undefined for formats whose dates do not have ten bytes then. */
export function datePlaces({ order, separator, named: words, short }: DateFormat): DatePlaces | undefined {
  if (words || short || separator === 0 || order[1] === "year") return undefined;
  const places = { year: 0, month: 0, day: 0, separator };
  let at = 0;
  for (const part of order) {
    places[part] = at;
    at += part === "year" ? 5 : 3;
  }
  return places;
}

/** Names of months, from January; languages follow each other. */
const monthNames = [
  "january|jan|januar|jänner|janvier|janv|enero|ene|gennaio|gen|januari|janeiro",
  "february|feb|februar|février|févr|fév|febrero|febbraio|februari|fevereiro|fev",
  "march|mar|märz|mär|mrz|mars|marzo|maart|mrt|março",
  "april|apr|avril|avr|abril|abr|aprile",
  "may|mai|mayo|maggio|mag|mei|maio",
  "june|jun|juni|juin|junio|giugno|giu|junho",
  "july|jul|juli|juillet|juil|julio|luglio|lug|julho",
  "august|aug|août|aout|agosto|ago|augustus",
  "september|sep|sept|septembre|septiembre|settembre|set|setembro",
  "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out",
  "november|nov|novembre|noviembre|novembro",
  "december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro",
];
const months = new Map(monthNames.flatMap((names, at) => names.split("|").map((word): [string, number] => [word, at + 1])));
const named = /^(?:(\d{1,2})\.?[ -]+(\p{L}{3,10})\.?|(\p{L}{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?,?)[ ,-]+(\d{4}|\d{2})(?!\d)/u;

const partOf: Record<string, Part> = { Y: "year", M: "month", D: "day" };

function formatOf(pattern: string): DateFormat {
  const [first, second, third] = Array.from(pattern.matchAll(/([YMD])\1*/g), ([, letter = ""]) => partOf[letter]);
  if (!first || !second || !third) throw new Error(`${pattern} does not name year, month and day`);
  const separator = /[^YMD]/.exec(pattern)?.[0].charCodeAt(0) ?? 0;
  return { pattern, order: [first, second, third], separator, named: pattern.includes("MMM"), short: !pattern.includes("YYYY") };
}

/** How the known patterns are read, in their order: the unambiguous first. Months and days may have one digit or two. */
export const dateFormats: readonly DateFormat[] = datePatterns.map(formatOf);

/** The format of a pattern; a time after the date does not belong to the pattern. */
export function dateFormat(pattern: string): DateFormat | undefined {
  return dateFormats.find((known) => known.pattern === pattern);
}

const century = (year: number) => (year >= 69 ? 1900 : 2000) + year;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const leap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const DASH = 45;
const COLON = 58;
/** Two digits from a position on; anything that is none gives a number beyond every year. */
function two(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [(bytes[at] as number) - 48, (bytes[at + 1] as number) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 10_000;
}

/** Reads a date or a date and time column by one format, byte by byte. */
export class DateReader {
  readonly #format: DateFormat;
  /** Dates are year, month and day with hyphens, as most are: read without a look at the format. */
  readonly #iso: boolean;
  readonly #parts = { year: 0, month: 0, day: 0 };
  #at = 0;
  /** True when the last instant had a fraction of a second that is not zero. */
  fraction = false;
  /** True when the last instant named its zone. */
  zoned = false;

  constructor(known: DateFormat) {
    this.#format = known;
    this.#iso = known.pattern === "YYYY-MM-DD";
  }

  /** Days since 1970-01-01; NaN when the bytes are no existing date in this format. */
  day(bytes: Uint8Array, from: number, to: number): number {
    const days = this.#date(bytes, from, to);
    return this.#at === to ? days : Number.NaN;
  }

  /**
   * Whole seconds since 1970-01-01T00:00Z; a time without a zone is taken as UTC, a fraction of a second is dropped. NaN when the bytes are
   * no existing date and time in this format.
   */
  instant(bytes: Uint8Array, from: number, to: number): number {
    const days = this.#date(bytes, from, to);
    if (Number.isNaN(days) || this.#at >= to) return Number.NaN;
    const mark = bytes[this.#at];
    if (mark !== 84 && mark !== 32) return Number.NaN;
    this.#at++;
    return days * SECONDS_PER_DAY + this.#time(bytes, to);
  }

  #number(bytes: Uint8Array, to: number, most: number): number {
    let value = 0;
    const from = this.#at;
    while (this.#at < to && this.#at - from < most) {
      const digit = (bytes[this.#at] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      this.#at++;
    }
    return this.#at === from ? Number.NaN : value;
  }

  /** A date of ten bytes with hyphens; NaN leaves it to the format, which also knows months and days of one digit. */
  #tenBytes(bytes: Uint8Array, from: number): number {
    if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return Number.NaN;
    const year = two(bytes, from) * 100 + two(bytes, from + 2);
    const [month, day] = [two(bytes, from + 5), two(bytes, from + 8)];
    if (year > 9999 || year < 1 || month > 12 || month < 1 || day < 1) return Number.NaN;
    if (day > (MONTH_DAYS[month - 1] as number) && !(month === 2 && day === 29 && leap(year))) return Number.NaN;
    this.#at = from + 10;
    return daysFromCivil(year, month, day);
  }

  #date(bytes: Uint8Array, from: number, to: number): number {
    if (this.#iso && to - from >= 10) {
      const days = this.#tenBytes(bytes, from);
      if (!Number.isNaN(days)) return days;
    }
    const { order, separator, short } = this.#format;
    if (this.#format.named) return this.#named(bytes, from, to);
    this.#at = from;
    for (let i = 0; i < 3; i++) {
      const part = order[i] as Part;
      const start = this.#at;
      if (i > 0 && separator !== 0) {
        if (bytes[this.#at] !== separator) return Number.NaN;
        this.#at++;
      }
      this.#parts[part] = this.#number(bytes, to, part === "year" && !short ? 4 : 2);
      if (part === "year" && this.#at - start < (short ? 2 : 4)) return Number.NaN;
      if (separator === 0 && part !== "year" && this.#at - start !== 2) return Number.NaN;
    }
    if (short) this.#parts.year = century(this.#parts.year);
    return this.#days();
  }

  #named(bytes: Uint8Array, from: number, to: number): number {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
    const found = named.exec(text);
    if (!found) return Number.NaN;
    const [all, dayFirst, monthAfter, monthFirst, dayAfter, year = ""] = found;
    if ((dayFirst !== undefined) !== (this.#format.order[0] === "day") || (year.length === 2) !== this.#format.short) return Number.NaN;
    this.#parts.day = Number(dayFirst ?? dayAfter);
    this.#parts.month = months.get((monthAfter ?? monthFirst ?? "").toLowerCase()) ?? 0;
    this.#parts.year = year.length === 2 ? century(Number(year)) : Number(year);
    this.#at = from + Buffer.byteLength(all);
    return this.#days();
  }

  #days(): number {
    const { year, month, day } = this.#parts;
    if (!(month >= 1 && month <= 12 && day >= 1 && year >= 1)) return Number.NaN;
    if (day > (MONTH_DAYS[month - 1] ?? 0) && !(month === 2 && day === 29 && leap(year))) return Number.NaN;
    return daysFromCivil(year, month, day);
  }

  /** Seconds after midnight UTC from the position on, to the end. */
  #time(bytes: Uint8Array, to: number): number {
    this.fraction = false;
    const left = to - this.#at;
    if ((left === 8 || (left === 9 && bytes[to - 1] === 90)) && bytes[this.#at + 2] === COLON && bytes[this.#at + 5] === COLON) {
      const [hour, minute, second] = [two(bytes, this.#at), two(bytes, this.#at + 3), two(bytes, this.#at + 6)];
      if (hour <= 23 && minute <= 59 && second <= 59) {
        this.zoned = left === 9;
        return hour * 3600 + minute * 60 + second;
      }
    }
    let hours = this.#number(bytes, to, 2);
    if (bytes[this.#at] !== 58) return Number.NaN;
    this.#at++;
    const minutes = this.#number(bytes, to, 2);
    let seconds = 0;
    if (this.#at < to && bytes[this.#at] === 58) {
      this.#at++;
      seconds = this.#number(bytes, to, 2);
      if (this.#at < to && bytes[this.#at] === 46) {
        this.#at++;
        const fraction = this.#number(bytes, to, 9);
        if (Number.isNaN(fraction)) return Number.NaN;
        this.fraction = fraction > 0;
      }
    }
    let shift = 0;
    // Most moments are whole, or end in Z: no text is made of them.
    if (this.#at === to || (this.#at === to - 1 && bytes[this.#at] === 90)) {
      this.zoned = this.#at < to;
      return hours <= 23 && minutes <= 59 && seconds <= 59 ? hours * 3600 + minutes * 60 + seconds : Number.NaN;
    }
    const rest = Buffer.from(bytes.buffer, bytes.byteOffset + this.#at, to - this.#at).toString("latin1");
    this.zoned = /[+-]/.test(rest);
    const half = /^ ?([AaPp])[Mm]$/.exec(rest);
    const offset = /^ ?([+-])(\d\d):?(\d\d)?$/.exec(rest);
    if (half) {
      if (hours < 1 || hours > 12) return Number.NaN;
      hours = (hours % 12) + (half[1]?.toLowerCase() === "p" ? 12 : 0);
    } else if (offset) shift = (offset[1] === "-" ? 1 : -1) * (Number(offset[2]) * 3600 + Number(offset[3] ?? 0) * 60);
    else return Number.NaN;
    if (!(hours <= 23 && minutes <= 59 && seconds <= 59)) return Number.NaN;
    return hours * 3600 + minutes * 60 + seconds + shift;
  }
}
