import { fieldTypes } from "../../model/field.ts";
import { BitSet } from "../../table/bit-set.ts";
import type { Operator } from "../operator.ts";
import { checkNone } from "../values.ts";

export const isMissing: Operator = {
  op: "is-missing",
  label: "is missing",
  types: fieldTypes,
  shape: "none",
  sentence: () => "is missing",
  check: checkNone,
  toMask: (column) => column.missing?.clone() ?? new BitSet(column.length),
  toSql: ({ text }) => `${text} IS NULL`,
};
