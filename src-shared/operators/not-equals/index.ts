import { fieldTypes } from "../../model/field.ts";
import { present } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { sameMask, sameSql } from "../same.ts";
import { checkOne, listOf } from "../values.ts";
import { oneWords } from "../words.ts";

/** False where the value is missing, as every comparison is. */
export const notEquals: Operator = {
  op: "!=",
  label: "is not",
  types: fieldTypes,
  shape: "one",
  sentence: (value) => `is not ${oneWords(value)}`,
  check: checkOne,
  toMask: (column, value) => present(column, sameMask(column, listOf(value)).not()),
  toSql: (column, value) => `NOT (${sameSql(column, listOf(value))})`,
};
