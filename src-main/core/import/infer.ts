import type { FieldType } from "../../../src-shared/model/field.ts";
import { parseBoolean } from "./parse-boolean.ts";
import { DateReader, dateFormats } from "./parse-date.ts";
import { parseNumber } from "./parse-number.ts";

/** What a column of a sample holds, and why. */
export interface Inferred {
  type: FieldType;
  /** Pattern of the dates; null for other types. */
  dateFormat: string | null;
  /** Texts that stand for a missing value in an otherwise typed column. */
  missing: string[];
  /** What a person should know about the choice; null when there is nothing to say. */
  note: string | null;
  /** Cells of the sample that are empty, blank or stand for a missing value. */
  missingCount: number;
  distinct: number;
  examples: string[];
}

/** Texts that exports write for "no value". They count as such only where all other cells are numbers, dates or yes and no. */
const absent = new Set(["NULL", "null", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "None", "none", "-", "--", "?", "."]);

type Test = (bytes: Uint8Array) => boolean;

const isNumber: Test = (bytes) => !Number.isNaN(parseNumber(bytes, 0, bytes.length));
const isBoolean: Test = (bytes) => parseBoolean(bytes, 0, bytes.length) !== -1;

interface Choice {
  type: FieldType;
  dateFormat: string | null;
  note: string | null;
}

const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString("en-GB")} ${many}`);
const quoted = (values: readonly string[]) => values.map((value) => `"${value}"`).join(", ");

function dates(cells: readonly Uint8Array[], named: boolean): Choice | undefined {
  for (const type of ["date", "datetime"] as const) {
    const fitting = dateFormats.filter((format) => {
      if (format.separator === 0 && !named) return false;
      const reader = new DateReader(format);
      return cells.every(
        (cell) => !Number.isNaN(type === "date" ? reader.day(cell, 0, cell.length) : reader.instant(cell, 0, cell.length)),
      );
    });
    const [first, other] = fitting;
    if (!first) continue;
    const unclear = other ? `Every date also fits ${other.pattern}; taken as ${first.pattern}. Check it.` : null;
    const reader = new DateReader(first);
    const unzoned =
      type === "datetime" && cells.some((cell) => !Number.isNaN(reader.instant(cell, 0, cell.length)) && !reader.zoned)
        ? "Times without a zone are taken as UTC."
        : null;
    return { type, dateFormat: first.pattern, note: [unclear, unzoned].filter((part) => part !== null).join(" ") || null };
  }
  return undefined;
}

/** Two spellings of one pair, as yes and no have. */
const pairs = [
  ["yes", "no"],
  ["y", "n"],
  ["true", "false"],
  ["t", "f"],
  ["1", "0"],
] as const;

function booleans(values: readonly string[], cells: readonly Uint8Array[]): Choice | undefined {
  if (!cells.every(isBoolean)) return undefined;
  const lower = new Set(values.map((value) => value.toLowerCase()));
  const pair = pairs.find(([yes, no]) => [...lower].every((value) => value === yes || value === no));
  if (!pair) return undefined;
  if (pair[0] !== "1") return { type: "boolean", dateFormat: null, note: null };
  if (lower.size < 2) return undefined;
  return { type: "boolean", dateFormat: null, note: "Holds only 0 and 1, so it is taken as no and yes; choose number if it is a count." };
}

/** The type that fits every present cell of a sample; text where none does. `name` is the header, a hint only where values leave a doubt. */
export function inferColumn(name: string, texts: readonly string[]): Inferred {
  const trimmed = texts.map((text) => text.trim());
  const distinct = [...new Set(trimmed.filter((text) => text !== ""))];
  const bytes = (values: readonly string[]) => values.map((value) => Buffer.from(value, "utf8"));
  const stated = distinct.filter((value) => absent.has(value));
  const values = distinct.filter((value) => !absent.has(value));
  const count = (value: (text: string) => boolean) => trimmed.reduce((sum, text) => sum + (value(text) ? 1 : 0), 0);
  const common = { distinct: distinct.length, examples: distinct.slice(0, 5) };
  const asText = (note: string | null): Inferred => ({
    type: "text",
    dateFormat: null,
    missing: [],
    note,
    missingCount: count((text) => text === ""),
    ...common,
  });
  if (values.length === 0) return asText(distinct.length === 0 ? "Every cell of the sample is empty." : null);
  const identifier = identifierNote(name, values);
  if (identifier !== undefined) return asText(identifier);
  const named = /date|day|since|until|start|end|birth|dob|time/i.test(name);
  const cells = bytes(values);
  const choice =
    (named ? dates(cells, true) : undefined) ??
    booleans(values, cells) ??
    (cells.every(isNumber) ? { type: "number" as const, dateFormat: null, note: null } : undefined) ??
    dates(cells, named);
  if (!choice) return asText(nearlyNote(values));
  const said = stated.length > 0 ? `${quoted(stated)} ${stated.length === 1 ? "counts" : "count"} as missing.` : null;
  const blanks = texts.filter((text) => text !== "" && text.trim() === "").length;
  const blank = blanks > 0 ? `${plural(blanks, "cell of blanks counts", "cells of blanks count")} as missing.` : null;
  return {
    ...choice,
    missing: stated,
    note: [choice.note, said, blank].filter((part) => part !== null).join(" ") || null,
    missingCount: count((text) => text === "" || stated.includes(text)),
    distinct: values.length,
    examples: values.slice(0, 5),
  };
}

/** Why digits are kept as text: codes lose zeros and precision as numbers. Undefined when they are no codes. */
function identifierNote(name: string, values: readonly string[]): string | null | undefined {
  if (!values.every((value) => /^[+-]?\d+$/.test(value))) return undefined;
  const zero = values.find((value) => /^[+-]?0\d/.test(value));
  if (zero !== undefined && !values.every((value) => value.length === 8)) return `Leading zeros (such as ${zero}) are kept, so it is text.`;
  const long = values.find((value) => value.replace(/^[+-]/, "").length > 15);
  if (long !== undefined) return `Numbers of more than 15 digits (such as ${long}) lose digits as numbers, so it is text.`;
  if (/(^|[^a-z])(zip|postal|postcode|phone|mobile|msisdn|iccid|fax)/i.test(name) || /(zip|postal)\s?_?code/i.test(name))
    return "Its name says that it holds codes, not amounts, so it is text.";
  if (/(^|[\s_-])id$|[a-z]I[dD]$/.test(name) || /^id$/i.test(name)) return "Its name says that it identifies something, so it is text.";
  return undefined;
}

/** Says which few values keep a column from being numbers or dates. */
function nearlyNote(values: readonly string[]): string | null {
  if (values.length < 3) return null;
  const odd = values.filter((value) => !isNumber(Buffer.from(value, "utf8")));
  if (odd.length === 0 || odd.length > values.length / 5) return null;
  return `Nearly all values are numbers; ${quoted(odd.slice(0, 3))} ${odd.length === 1 ? "is" : "are"} not, so it is text. List them as missing to make it a number.`;
}

/** Share of the values that must be dates for a column to be when events happened. */
const MOSTLY = 0.8;

/** A column of an event file that says when: dates even where a few values are none, because their rows are rejected. */
export function timeColumn(column: Inferred, texts: readonly string[]): Inferred {
  if (column.type !== "text") return column;
  const values = texts.map((text) => text.trim()).filter((text) => text !== "");
  for (const type of ["datetime", "date"] as const) {
    for (const format of dateFormats) {
      const reader = new DateReader(format);
      const fitting = values.filter((value) => {
        const bytes = Buffer.from(value, "utf8");
        return !Number.isNaN(type === "date" ? reader.day(bytes, 0, bytes.length) : reader.instant(bytes, 0, bytes.length));
      });
      if (values.length === 0 || fitting.length < MOSTLY * values.length) continue;
      const note = `Nearly all values are dates; rows with another, such as "${values.find((value) => !fitting.includes(value)) ?? ""}", will be rejected.`;
      return { ...column, type, dateFormat: format.pattern, note };
    }
  }
  return column;
}
