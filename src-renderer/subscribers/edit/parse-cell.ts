import { isCivilDate } from "../../../src-shared/lib/civil.ts";
import type { FieldType } from "../../../src-shared/model/field.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { cellText } from "../table/columns.ts";

export type ParsedCell = { value: Cell; problem: null } | { value: null; problem: string };

const fine = (value: Cell): ParsedCell => ({ value, problem: null });
const wrong = (problem: string): ParsedCell => ({ value: null, problem });

function number(text: string): ParsedCell {
  const bare = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(bare)) return wrong("Write a number, such as 1234.5.");
  const value = Number(bare);
  return Number.isFinite(value) ? fine(value) : wrong("This number is too large.");
}

function date(text: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (year === "" || !isCivilDate(Number(year), Number(month), Number(day))) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function moment(text: string): string | undefined {
  const [, first = "", hour = "0", minute = "0", second = "0"] = /^(\S+?)(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*Z?$/.exec(text) ?? [];
  const day = date(first);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${day}T${hour.padStart(2, "0")}:${minute.padStart(2, "0")}:${second.padStart(2, "0")}`;
}

const yes = /^(yes|y|true|1)$/i;
const no = /^(no|n|false|0)$/i;

/** What a person typed into a cell, as the core takes it; nothing is a missing value. What does not fit says what would. */
export function parseCell(type: FieldType, typed: string): ParsedCell {
  const text = typed.trim();
  if (text === "") return fine(null);
  switch (type) {
    case "text":
      return fine(text);
    case "number":
      return number(text);
    case "boolean":
      return yes.test(text) ? fine(true) : no.test(text) ? fine(false) : wrong("Write Yes or No.");
    case "date": {
      const day = date(text);
      return day === undefined ? wrong("Write a day of the calendar as YYYY-MM-DD, such as 2026-03-02.") : fine(day);
    }
    case "datetime": {
      const at = moment(text);
      return at === undefined ? wrong("Write a moment as YYYY-MM-DD HH:MM, in UTC, such as 2026-03-02 09:00.") : fine(at);
    }
  }
}

/** A cell as the text that an editor starts with. */
export const editText = (cell: Cell): string => cellText(cell) ?? "";
