import type { FieldType } from "../../../src-shared/model/field.ts";
import type { BooleanWords, NumberFormat } from "../../../src-shared/model/import.ts";
import { booleanWordsOf } from "./boolean-words.ts";
import { absentTexts } from "./detect/kinds.ts";
import { codeNote, damageNote, isCodeName } from "./identifiers.ts";
import { mixedCurrencies, numberFormatOf } from "./number-format.ts";
import { DateReader, dateFormats } from "./parse-date.ts";
import { parseNumber } from "./parse-number.ts";

/** What a column of a sample holds, and why. */
export interface Inferred {
  type: FieldType;
  /** Pattern of the dates; null for other types. */
  dateFormat: string | null;
  /** How numbers are written; null for plain ones and other types. */
  numberFormat: NumberFormat | null;
  /** What stands for yes and no; null for the usual words and other types. */
  booleans: BooleanWords | null;
  /** Texts that often stand for a missing value and that a text column keeps. */
  offeredMissing: string[];
  /** Texts that stand for a missing value in an otherwise typed column. */
  missing: string[];
  /** What a person should know about the choice; null when there is nothing to say. */
  note: string | null;
  /** Cells of the sample that are empty, blank or stand for a missing value. */
  missingCount: number;
  distinct: number;
  examples: string[];
}

type Test = (bytes: Uint8Array) => boolean;

const isNumber: Test = (bytes) => !Number.isNaN(parseNumber(bytes, 0, bytes.length));

interface Choice {
  type: FieldType;
  dateFormat: string | null;
  numberFormat?: NumberFormat;
  booleans?: BooleanWords | null;
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

function booleans(values: readonly string[]): Choice | undefined {
  const found = booleanWordsOf(values);
  return found && { type: "boolean", dateFormat: null, booleans: found.words, note: found.note };
}

function numbers(values: readonly string[], cells: readonly Uint8Array[], comma: boolean): Choice | undefined {
  if (cells.every(isNumber)) return { type: "number", dateFormat: null, note: null };
  const found = numberFormatOf(values, comma);
  return found && { type: "number", dateFormat: null, numberFormat: found.format, note: found.note };
}

/**
 * The type that fits every present cell of a sample; text where none does. `name` is the header, a hint only where values leave a doubt; `comma`
 * says that the file comes from where the decimal mark is a comma.
 */
export function inferColumn(name: string, texts: readonly string[], comma = false): Inferred {
  const trimmed = texts.map((text) => text.trim());
  const distinct = [...new Set(trimmed.filter((text) => text !== ""))];
  const bytes = (values: readonly string[]) => values.map((value) => Buffer.from(value, "utf8"));
  const stated = distinct.filter((value) => absentTexts.has(value));
  const values = distinct.filter((value) => !absentTexts.has(value));
  const count = (value: (text: string) => boolean) => trimmed.reduce((sum, text) => sum + (value(text) ? 1 : 0), 0);
  const common = { distinct: distinct.length, examples: distinct.slice(0, 5) };
  const asText = (note: string | null): Inferred => ({
    type: "text",
    dateFormat: null,
    numberFormat: null,
    booleans: null,
    missing: [],
    offeredMissing: stated,
    note: [note, offered(stated, count)].filter((part) => part !== null).join(" ") || null,
    missingCount: count((text) => text === ""),
    ...common,
  });
  if (values.length === 0) return asText(distinct.length === 0 ? "Every cell of the sample is empty." : null);
  const damaged = damageNote(name, values);
  if (damaged !== undefined) return asText(damaged);
  const identifier = codeNote(name, values);
  if (identifier !== undefined) return asText(identifier);
  const named = /date|day|since|until|start|end|birth|dob|time/i.test(name);
  const cells = bytes(values);
  const choice =
    (named ? dates(cells, true) : undefined) ??
    booleans(values) ??
    (cells.every(isNumber) ? numbers(values, cells, comma) : undefined) ??
    dates(cells, named) ??
    numbers(values, cells, comma);
  if (!choice) return asText(mixedCurrencies(values) ?? (isCodeName(name) ? null : nearlyNote(values, comma)));
  const said = stated.length > 0 ? `${quoted(stated)} ${stated.length === 1 ? "counts" : "count"} as missing.` : null;
  const blanks = texts.filter((text) => text !== "" && text.trim() === "").length;
  const blank = blanks > 0 ? `${plural(blanks, "cell of blanks counts", "cells of blanks count")} as missing.` : null;
  return {
    numberFormat: null,
    booleans: null,
    ...choice,
    missing: stated,
    offeredMissing: [],
    note: [choice.note, said, blank].filter((part) => part !== null).join(" ") || null,
    missingCount: count((text) => text === "" || stated.includes(text)),
    distinct: values.length,
    examples: values.slice(0, 5),
  };
}

/** Says of texts for "no value" that they are kept. */
function offered(stated: readonly string[], count: (value: (text: string) => boolean) => number): string | null {
  if (stated.length === 0) return null;
  const cells = count((text) => stated.includes(text));
  return `${quoted(stated.slice(0, 3))} in ${plural(cells, "cell of the sample is", "cells of the sample are")} kept as text; list ${stated.length === 1 ? "it" : "them"} as missing where no value is meant.`;
}

/** Says which few values keep a column from being numbers or dates. */
function nearlyNote(values: readonly string[], comma: boolean): string | null {
  if (values.length < 3) return null;
  const odd = values.filter((value) => !isNumber(Buffer.from(value, "utf8")) && !numberFormatOf([value], comma));
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
