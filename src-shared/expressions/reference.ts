import { isCivilDate } from "../lib/civil.ts";
import type { FieldType } from "../model/field.ts";
import type { Tree } from "./tree.ts";

/** A value with its type, as the slow and obvious interpreter holds it: dates as texts `YYYY-MM-DD`. */
export type Plain = { type: FieldType | "none"; value: number | string | boolean | null };

const gone: Plain = { type: "none", value: null };
const numeric = (value: number): Plain => (Number.isFinite(value) ? { type: "number", value: value === 0 ? 0 : value } : gone);
const day = (text: string): number => Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))) / 86_400_000;
const dated = (days: number): Plain => {
  const text = new Date(Math.floor(days) * 86_400_000);
  const year = text.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? gone : { type: "date", value: text.toISOString().slice(0, 10) };
};

function binary(sign: string, a: Plain, b: Plain): Plain {
  if (sign === "and" || sign === "or") {
    const values = [a.value, b.value];
    if (values.includes(sign === "or")) return { type: "boolean", value: sign === "or" };
    return values.includes(null) ? gone : { type: "boolean", value: sign === "and" };
  }
  if (a.value === null || b.value === null) return gone;
  if (sign === "&") return { type: "text", value: `${a.value}${b.value}` };
  if (a.type === "date" && sign === "+") return dated(day(String(a.value)) + Number(b.value));
  if (a.type === "date" && sign === "-" && b.type === "date") return numeric(day(String(a.value)) - day(String(b.value)));
  if (a.type === "date" && sign === "-") return dated(day(String(a.value)) - Number(b.value));
  const [x, y] = [a.value, b.value];
  const answers: Record<string, boolean> = { "=": x === y, "!=": x !== y, "<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y };
  const answer = answers[sign];
  if (answer !== undefined) return { type: "boolean", value: answer };
  const [n, m] = [Number(x), Number(y)];
  if (sign === "%") return m === 0 ? gone : numeric(n - m * Math.floor(n / m));
  return numeric(sign === "+" ? n + m : sign === "-" ? n - m : sign === "*" ? n * m : n / m);
}

function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from);
  const [a, b] = [from.split("-").map(Number), to.split("-").map(Number)] as [number[], number[]];
  const months = ((b[0] ?? 0) - (a[0] ?? 0)) * 12 + (b[1] ?? 0) - (a[1] ?? 0);
  // A month that has begun but whose day has not come is not whole.
  return to.slice(8) >= from.slice(8) ? months : months - 1;
}

/** A function over arguments that are all there. */
function call(name: string, given: Plain[]): Plain {
  const values = given.map(({ value }) => value);
  const [x, y, z] = values as [string, string, string];
  const text = (value: string): Plain => ({ type: "text", value });
  const number = (value: number): Plain => numeric(value);
  switch (name) {
    case "abs":
      return number(Math.abs(Number(x)));
    case "round":
      return number(Math.sign(Number(x)) * Number(`${Math.round(Number(`${Math.abs(Number(x))}e${y}`))}e-${y}`));
    case "floor":
      return number(Math.floor(Number(x)));
    case "ceil":
      return number(Math.ceil(Number(x)));
    case "length":
      return number([...x].length);
    case "lower":
      return text(x.toLowerCase());
    case "upper":
      return text(x.toUpperCase());
    case "left":
      return text([...x].filter((_, at) => at < Math.trunc(Number(y))).join(""));
    case "right":
      return text([...x].filter((_, at) => at >= [...x].length - Math.trunc(Number(y))).join(""));
    case "part": {
      const found = y === "" ? undefined : x.split(y)[Math.trunc(Number(z)) - 1];
      return found === undefined ? gone : text(found);
    }
    case "contains":
      return { type: "boolean", value: x.toLowerCase().indexOf(y.toLowerCase()) >= 0 };
    case "number":
      return /^[-+]?\d+(\.\d+)?$/.test(x.trim()) ? number(Number(x)) : gone;
    case "date": {
      const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(x.trim());
      return parts && isCivilDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) ? { type: "date", value: x.trim() } : gone;
    }
    case "year":
      return number(Number(x.slice(0, 4)));
    case "month":
      return number(Number(x.slice(5, 7)));
    case "day":
      return number(Number(x.slice(8)));
    case "weekday":
      return number(((new Date(`${x}T00:00Z`).getUTCDay() + 6) % 7) + 1);
    case "monthsBetween":
      return number(monthsBetween(x, y));
    case "yearsBetween":
      return number(Math.trunc(monthsBetween(x, y) / 12));
    default:
      throw new Error(`the reference has no ${name}`);
  }
}

/** Computes an expression for one row by walking its tree: written to be read, and the judge of the compiled form. */
export function interpret(tree: Tree, row: Readonly<Record<string, Plain>>): Plain {
  switch (tree.kind) {
    case "missing":
      return gone;
    case "number":
    case "text":
    case "boolean":
      return { type: tree.kind, value: tree.value };
    case "field":
      return row[tree.name] ?? gone;
    case "unary": {
      const { value } = interpret(tree.of, row);
      if (value === null) return gone;
      return tree.sign === "-" ? numeric(-Number(value)) : { type: "boolean", value: !value };
    }
    case "binary":
      return binary(tree.sign, interpret(tree.left, row), interpret(tree.right, row));
    case "call": {
      const parts = tree.parts.map((part) => interpret(part, row));
      const [first = gone, ...rest] = parts;
      const present = parts.filter(({ value }) => value !== null);
      switch (tree.name) {
        case "if":
          return first.value === null ? gone : ((first.value ? rest[0] : rest[1]) ?? gone);
        case "coalesce":
          return present[0] ?? gone;
        case "isMissing":
          return { type: "boolean", value: first.value === null };
        case "in":
          return first.value === null ? gone : { type: "boolean", value: rest.some(({ value }) => value === first.value) };
        case "min":
        case "max": {
          const sorted = present.toSorted((a, b) => ((a.value as number) < (b.value as number) ? -1 : a.value === b.value ? 0 : 1));
          return (tree.name === "min" ? sorted[0] : sorted.at(-1)) ?? gone;
        }
        case "text":
          return first.value === null ? gone : { type: "text", value: String(first.value) };
        default:
          return present.length < parts.length ? gone : call(tree.name, parts);
      }
    }
  }
}
