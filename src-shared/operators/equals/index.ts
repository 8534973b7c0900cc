import { fieldTypes } from "../../model/field.ts";
import type { Operator } from "../operator.ts";
import { sameMask, sameSql } from "../same.ts";
import { checkOne, listOf } from "../values.ts";
import { oneWords } from "../words.ts";

export const equals: Operator = {
  op: "=",
  label: "is",
  types: fieldTypes,
  shape: "one",
  sentence: (value) => `is ${oneWords(value)}`,
  check: checkOne,
  toMask: (column, value) => sameMask(column, listOf(value)),
  toSql: (column, value) => sameSql(column, listOf(value)),
};
