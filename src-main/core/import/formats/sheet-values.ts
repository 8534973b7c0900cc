import { dateText } from "../../../../src-shared/lib/civil.ts";

/** Days from 1899-12-30, from which workbooks count, to 1970-01-01. */
const TO_1970 = 25_569;
/** Days by which workbooks that count from 1904 are behind. */
const FROM_1904 = 1462;

/** What a number format of a sheet makes of a number. */
export type Shown = "number" | "date" | "time" | "datetime" | { readonly digits: number };

/** Built-in formats of dates, ECMA-376 part 1, 18.8.30, with those of East Asian locales. */
const builtIn: Record<number, Shown> = { 18: "time", 19: "time", 20: "time", 21: "time", 22: "datetime", 45: "time", 47: "time" };
for (const id of [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]) builtIn[id] = "date";

/** What the format with this number and code shows. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return builtIn[id] ?? "number";
  const [first = ""] = code.split(";");
  if (/^0{2,}$/.test(first)) return { digits: first.length };
  if (/\[[hms]+\]/i.test(first)) return "number";
  const plain = first.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  if (/general|[0#?]/i.test(plain) && !/[yd]/i.test(plain)) return /[hs]/i.test(plain) && /:/.test(plain) ? "time" : "number";
  const day = /[yd]/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain));
  const clock = /[hs]/i.test(plain);
  return day && clock ? "datetime" : day ? "date" : clock ? "time" : "number";
}

const two = (value: number) => String(value).padStart(2, "0");

/** A number of a sheet as text. Spreadsheets compute with 15 digits, so that 0.30000000000000004 is 0.3. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** A number of a sheet as its format shows it: dates and times in ISO 8601. `from1904` where the workbook counts from 1904. */
export function shownText(value: number, shown: Shown, from1904: boolean): string {
  if (typeof shown === "object")
    return Number.isInteger(value) && value >= 0 ? String(value).padStart(shown.digits, "0") : numberText(value);
  if (shown === "number" || value < 0 || value > 2_958_466) return numberText(value);
  const seconds = Math.round((value - Math.floor(value)) * 86_400);
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (shown === "time" && value < 1) return clock;
  // Workbooks that count from 1900 have a 29 February 1900: day 60. Days before it are one less.
  const lost = !from1904 && value < 60 ? 1 : 0;
  const day = dateText(Math.floor(value) + (seconds === 86_400 ? 1 : 0) + lost + (from1904 ? FROM_1904 : 0) - TO_1970);
  return shown === "date" && seconds % 86_400 === 0 ? day : `${day} ${clock}`;
}

/** Takes blank cells off the end of a row. */
export function trimmedRow(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? "").trim() === "") length--;
  return Array.from({ length }, (_, at) => cells[at] ?? "");
}

/** The sheet that is asked for, else the first that is about as full as the fullest. Undefined where it is not there. */
export function chosenSheet<T extends { name: string; weight: number }>(
  sheets: readonly T[],
  wanted: string | null | undefined,
): T | undefined {
  if (wanted !== null && wanted !== undefined) {
    const alike = sheets.filter(({ name }) => name.trim().toLowerCase() === wanted.trim().toLowerCase());
    return sheets.find(({ name }) => name === wanted) ?? (alike.length === 1 ? alike[0] : undefined);
  }
  const most = Math.max(...sheets.map(({ weight }) => weight));
  return sheets.find(({ weight }) => weight >= most / 2);
}
