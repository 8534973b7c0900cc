import { dateText, parseDate } from "../../../src-shared/lib/civil.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import type { FieldStatistics } from "../../../src-shared/model/statistics.ts";
import { formatNumber } from "../../ui/format.ts";

type Bar = FieldStatistics["histogram"][number];

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** One end of a bar, or a quantile, as short as its unit allows: `Mar 2026` for months. */
export function endText(value: string | number | boolean, width: string | null): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const [year = "", month = "01"] = value.split("-");
  if (width === "year" || width === "ten years") return year;
  if (width === "month" || width === "quarter") return `${months[Number(month) - 1]} ${year}`;
  return value.slice(0, 10);
}

/** What a bar stands for: `20 to 40`, or a single month, day or value. */
export function barText({ from, to }: Bar, width: string | null): string {
  const start = endText(from, width);
  if (from === to || width === "day" || width === "month") return start;
  return `${start} to ${endText(to, width)}`;
}

/** The rules of those in a bar; the last one has its upper end too. */
export function barRules({ id, type }: Pick<Field, "id" | "type">, { from, to }: Bar, last: boolean): Segment {
  if (type === "number") {
    const upper = last ? "<=" : "<";
    return {
      all: [
        { field: id, op: ">=", value: from },
        { field: id, op: upper, value: to },
      ],
    };
  }
  const lastDay = (parseDate(String(to).slice(0, 10)) ?? 0) - 1;
  return { field: id, op: "between", value: [String(from).slice(0, 10), dateText(lastDay)] };
}

/** The rules of those with one value. */
export const valueRules = (id: string, value: string | number | boolean): Segment => ({ field: id, op: "=", value });
