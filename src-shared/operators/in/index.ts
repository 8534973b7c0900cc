import { fieldTypes } from "../../model/field.ts";
import type { Operator } from "../operator.ts";
import { sameMask, sameSql } from "../same.ts";
import { checkList, listOf } from "../values.ts";
import { listWords } from "../words.ts";

export const isIn: Operator = {
  op: "in",
  label: "is one of",
  types: fieldTypes,
  shape: "list",
  sentence: (value) => (listOf(value).length > 2 ? `is one of ${listWords(value)}` : `is ${listWords(value)}`),
  check: checkList,
  toMask: (column, value) => sameMask(column, listOf(value)),
  toSql: (column, value) => sameSql(column, listOf(value)),
};
