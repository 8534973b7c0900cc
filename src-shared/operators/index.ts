import type { FieldType } from "../model/field.ts";
import { type FieldOperator, fieldOperators } from "../model/segment.ts";
import { after } from "./after/index.ts";
import { atLeast } from "./at-least/index.ts";
import { atMost } from "./at-most/index.ts";
import { before } from "./before/index.ts";
import { between } from "./between/index.ts";
import { birthdayInDays } from "./birthday-in-days/index.ts";
import { contains } from "./contains/index.ts";
import { endsWith } from "./ends-with/index.ts";
import { equals } from "./equals/index.ts";
import { greater } from "./greater/index.ts";
import { isIn } from "./in/index.ts";
import { isMissing } from "./is-missing/index.ts";
import { isPresent } from "./is-present/index.ts";
import { less } from "./less/index.ts";
import { matches } from "./matches/index.ts";
import { nextDays } from "./next-days/index.ts";
import { notEquals } from "./not-equals/index.ts";
import { notIn } from "./not-in/index.ts";
import type { Operator } from "./operator.ts";
import { startsWith } from "./starts-with/index.ts";
import { withinDays } from "./within-days/index.ts";

/** Every operator by the name it has in files. */
export const operators: Readonly<Record<FieldOperator, Operator>> = {
  "=": equals,
  "!=": notEquals,
  "<": less,
  "<=": atMost,
  ">": greater,
  ">=": atLeast,
  between,
  in: isIn,
  "not-in": notIn,
  contains,
  "starts-with": startsWith,
  "ends-with": endsWith,
  matches,
  "is-missing": isMissing,
  "is-present": isPresent,
  before,
  after,
  "within-days": withinDays,
  "next-days": nextDays,
  "birthday-in-days": birthdayInDays,
};

/** The operators that a field of this type can be asked, in the order in which they are listed. */
export function operatorsFor(type: FieldType): Operator[] {
  return fieldOperators.map((op) => operators[op]).filter((operator) => operator.types.includes(type));
}

/** Signs that a date can be compared with in files; to people "before", "after" and "between" say the same. */
const signs: readonly FieldOperator[] = ["<", "<=", ">", ">="];

/** The operators that a picker offers for a field of this type. */
export function operatorsToPick(type: FieldType): Operator[] {
  const dated = type === "date" || type === "datetime";
  return operatorsFor(type).filter(({ op }) => !dated || !signs.includes(op));
}
