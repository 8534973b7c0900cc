import { fieldTypes } from "../../model/field.ts";
import { BitSet } from "../../table/bit-set.ts";
import { present } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { checkNone } from "../values.ts";

export const isPresent: Operator = {
  op: "is-present",
  label: "is known",
  types: fieldTypes,
  shape: "none",
  sentence: () => "is known",
  check: checkNone,
  toMask: (column) => present(column, BitSet.full(column.length)),
  toSql: ({ text }) => `${text} IS NOT NULL`,
};
