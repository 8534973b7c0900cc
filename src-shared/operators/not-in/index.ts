import { fieldTypes } from "../../model/field.ts";
import { present } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { sameMask, sameSql } from "../same.ts";
import { checkList, listOf } from "../values.ts";
import { listWords } from "../words.ts";

const words = ["is not", "is not", "is neither"] as const;

/** False where the value is missing, as every comparison is. */
export const notIn: Operator = {
  op: "not-in",
  label: "is none of",
  types: fieldTypes,
  shape: "list",
  sentence: (value) => {
    const size = listOf(value).length;
    return size > 2 ? `is none of ${listWords(value)}` : `${words[size]} ${listWords(value, "nor")}`;
  },
  check: checkList,
  toMask: (column, value) => present(column, sameMask(column, listOf(value)).not()),
  toSql: (column, value) => `NOT (${sameSql(column, listOf(value))})`,
};
