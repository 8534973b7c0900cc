import { comingCodes, comingTable, cycleDay } from "../../lib/anniversary.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { BitSet } from "../../table/bit-set.ts";
import { dated } from "../compare.ts";
import { present } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { sqlText } from "../sql.ts";
import { checkDays } from "../values.ts";
import { daysWords } from "../words.ts";

/** Days of the longest year: in so many, every day comes round. */
const YEAR = 366;

/** `302` as `03-02`. */
const monthDay = (code: number): string => `${String(Math.floor(code / 100)).padStart(2, "0")}-${String(code % 100).padStart(2, "0")}`;

/** The month and day come round today or on one of the N - 1 days after it, whatever the year; 29 February on 28 February in years without it. */
export const birthdayInDays: Operator = {
  op: "birthday-in-days",
  label: "comes round in the next … days",
  types: dated,
  shape: "days",
  relative: true,
  sentence: (value) => `comes round in the next ${daysWords(value)}`,
  check: (value) =>
    checkDays(value) ??
    (Number.isInteger(value) && Number(value) <= YEAR ? null : `needs a whole number of days from 1 to ${YEAR}, such as 7`),
  toMask: (column, value, { today }) => {
    if (column.type !== "date" && column.type !== "datetime") throw new Error(`A ${column.type} column has no days`);
    const coming = comingTable(today, Number(value));
    const perDay = column.type === "date" ? 1 : SECONDS_PER_DAY;
    const mask = new BitSet(column.length);
    for (let row = 0; row < column.length; row++)
      if (coming[cycleDay(Math.floor((column.values[row] as number) / perDay))] === 1) mask.add(row);
    return present(column, mask);
  },
  toSql: ({ text }, value, { today }) =>
    `substr(${text}, 6, 5) IN (${[...comingCodes(today, Number(value))].map((code) => sqlText(monthDay(code))).join(", ")})`,
};
