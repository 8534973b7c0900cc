import type { Column } from "../table/column.ts";
import type { Checked } from "./check.ts";
import { textOf } from "./functions.ts";
import type { BinarySign } from "./tree.ts";
import { dayOrMissing, numberOrMissing, type Value } from "./value.ts";

/** The value of an expression in a row. */
export type At = (row: number) => Value;

/** What an expression is computed over. */
export interface Scene {
  column(field: string): Column | undefined;
  /** Days since 1970-01-01 of `asOf()`. */
  readonly asOf: number;
}

function fieldAt(column: Column | undefined): At {
  if (!column) return () => null;
  const { missing } = column;
  const present = (value: At): At => (missing ? (row) => (missing.has(row) ? null : value(row)) : value);
  switch (column.type) {
    case "text": {
      const { codes, dictionary } = column;
      return present((row) => dictionary[codes[row] ?? 0] ?? null);
    }
    case "boolean": {
      const { values } = column;
      return present((row) => values.has(row));
    }
    default: {
      const { values } = column;
      return present((row) => values[row] ?? null);
    }
  }
}

/** Remainder with the sign of the divisor. */
const modulo = (a: number, b: number) => a - b * Math.floor(a / b);

type Pair = (a: never, b: never) => Value;

function pairOf(sign: BinarySign, gives: string): Pair {
  const number = gives === "date" ? dayOrMissing : numberOrMissing;
  const pairs: Partial<Record<BinarySign, Pair>> = {
    "+": (a: number, b: number) => number(a + b),
    "-": (a: number, b: number) => number(a - b),
    "*": (a: number, b: number) => numberOrMissing(a * b),
    "/": (a: number, b: number) => numberOrMissing(a / b),
    "%": (a: number, b: number) => numberOrMissing(modulo(a, b)),
    "&": (a: string, b: string) => a + b,
    "=": (a: unknown, b: unknown) => a === b,
    "!=": (a: unknown, b: unknown) => a !== b,
    "<": (a: number, b: number) => a < b,
    "<=": (a: number, b: number) => a <= b,
    ">": (a: number, b: number) => a > b,
    ">=": (a: number, b: number) => a >= b,
  };
  const pair = pairs[sign];
  if (!pair) throw new Error(`no pair for ${sign}`);
  return pair;
}

function binary(checked: Extract<Checked, { kind: "binary" }>, scene: Scene): At {
  const [left, right] = [compileChecked(checked.left, scene), compileChecked(checked.right, scene)];
  // Three-valued logic: what is known may settle the answer although the other side is missing.
  if (checked.sign === "and" || checked.sign === "or") {
    const settles = checked.sign === "or";
    return (row) => {
      const a = left(row);
      if (a === settles) return settles;
      const b = right(row);
      if (b === settles) return settles;
      return a === null || b === null ? null : !settles;
    };
  }
  const pair = pairOf(checked.sign, checked.type) as (a: Value, b: Value) => Value;
  return (row) => {
    const a = left(row);
    if (a === null) return null;
    const b = right(row);
    return b === null ? null : pair(a, b);
  };
}

function extreme(parts: readonly At[], better: (a: number | string, b: number | string) => boolean): At {
  return (row) => {
    let best: number | string | null = null;
    for (const part of parts) {
      const value = part(row) as number | string | null;
      if (value !== null && (best === null || better(value, best))) best = value;
    }
    return best;
  };
}

function special(checked: Extract<Checked, { kind: "special" }>, scene: Scene): At {
  const parts = checked.parts.map((part) => compileChecked(part, scene));
  const [first = () => null, second = () => null, third = () => null] = parts;
  switch (checked.name) {
    case "if":
      return (row) => {
        const condition = first(row);
        return condition === null ? null : condition === true ? second(row) : third(row);
      };
    case "coalesce":
      return (row) => {
        for (const part of parts) {
          const value = part(row);
          if (value !== null) return value;
        }
        return null;
      };
    case "isMissing":
      return (row) => first(row) === null;
    case "in":
      return (row) => {
        const value = first(row);
        if (value === null) return null;
        for (let at = 1; at < parts.length; at++) if (parts[at]?.(row) === value) return true;
        return false;
      };
    case "min":
      return extreme(parts, (a, b) => a < b);
    case "max":
      return extreme(parts, (a, b) => a > b);
    case "text": {
      const type = checked.parts[0]?.type ?? "text";
      return (row) => {
        const value = first(row);
        return value === null ? null : textOf(value, type);
      };
    }
    case "asOf":
      return () => scene.asOf;
    default:
      throw new Error(`no function ${checked.name}`);
  }
}

/** An expression as a function of the row, over columns. It always ends and never throws: what cannot be computed is missing. */
export function compileChecked(checked: Checked, scene: Scene): At {
  switch (checked.kind) {
    case "constant": {
      const { value } = checked;
      return () => value;
    }
    case "field":
      return fieldAt(scene.column(checked.field));
    case "unary": {
      const of = compileChecked(checked.of, scene);
      return checked.sign === "-"
        ? (row) => {
            const value = of(row);
            return value === null ? null : 0 - (value as number);
          }
        : (row) => {
            const value = of(row);
            return value === null ? null : value !== true;
          };
    }
    case "binary":
      return binary(checked, scene);
    case "plain": {
      const parts = checked.parts.map((part) => compileChecked(part, scene));
      const { call } = checked.fn;
      return (row) => {
        const values: Value[] = [];
        for (const part of parts) {
          const value = part(row);
          if (value === null) return null;
          values.push(value);
        }
        return call(...values);
      };
    }
    case "special":
      return special(checked, scene);
  }
}
