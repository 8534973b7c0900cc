import type { FieldType } from "../model/field.ts";
import type { FieldOperator, FieldRule } from "../model/segment.ts";
import type { BitSet } from "../table/bit-set.ts";
import type { Column } from "../table/column.ts";

export type RuleValue = FieldRule["value"];
export type Scalar = string | number | boolean;

/** What an editor asks for: nothing, one value, a lower and an upper bound, a list, or a number of days. */
export type ValueShape = "none" | "one" | "pair" | "list" | "days";

/** "Now" for operators that are relative to it. */
export interface Moment {
  /** Whole seconds since 1970-01-01T00:00Z. */
  asOf: number;
  /** Days since 1970-01-01 of the date on which `asOf` falls. */
  today: number;
}

/**
 * A field in SQL: text as TEXT, numbers as numbers, yes and no as 1 and 0, dates as `YYYY-MM-DD`, moments as `YYYY-MM-DDTHH:MM:SSZ`, and
 * NULL where missing. `lower`, `regexp` and `distance_km` are the application's own functions there (`core/db/sql-functions.ts`).
 */
export interface SqlColumn {
  /** The column as an expression, quoted. */
  text: string;
  type: FieldType;
}

/** One comparison of a field with a value. A new operator is a folder with one of these and a line in `index.ts`. */
export interface Operator {
  op: FieldOperator;
  /** In a picker: "is at least". */
  label: string;
  /** Types of field that it can be asked of. */
  types: readonly FieldType[];
  shape: ValueShape;
  /** Means other rows on other days. */
  relative?: true;
  /** What follows the field's name in a sentence: "is at least 70". */
  sentence(value: RuleValue): string;
  /**
   * What is wrong with the value for a field of this type, as a clause that follows the field's name and says what would
   * be right; null when nothing is. The type is one of `types`.
   */
  check(value: RuleValue, type: FieldType): string | null;
  /** The rows for which the comparison is true; never a row without a value, except for `is-missing`. The value has passed `check`. */
  toMask(column: Column, value: RuleValue, moment: Moment): BitSet;
  /** The same as an SQLite expression: 1 where `toMask` has the row, 0 or NULL elsewhere. The value has passed `check`. */
  toSql(column: SqlColumn, value: RuleValue, moment: Moment): string;
}
