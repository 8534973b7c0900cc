import { nearest } from "../lib/nearest.ts";
import type { Field } from "../model/field.ts";
import { ExpressionFailure } from "./failure.ts";
import { type Fn, functions, special } from "./functions.ts";
import type { BinarySign, Place, Tree } from "./tree.ts";
import { typeWords, type ValueType } from "./value.ts";

/** An expression whose types fit. `special` calls have rules of their own; `plain` ones are missing when an argument is. */
export type Checked = { readonly type: ValueType } & (
  | { readonly kind: "constant"; readonly value: number | string | boolean | null }
  | { readonly kind: "field"; readonly field: string }
  | { readonly kind: "unary"; readonly sign: "-" | "not"; readonly of: Checked }
  | { readonly kind: "binary"; readonly sign: BinarySign; readonly left: Checked; readonly right: Checked }
  | { readonly kind: "plain"; readonly fn: Fn; readonly parts: readonly Checked[] }
  | { readonly kind: "special"; readonly name: string; readonly parts: readonly Checked[] }
);

const ordered: readonly ValueType[] = ["number", "text", "date", "datetime"];

/** The type that both are, `missing` fitting any; undefined where they differ. */
const sameType = (a: ValueType, b: ValueType): ValueType | undefined => (a === "none" ? b : b === "none" || a === b ? a : undefined);

const quotedName = (name: string) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `[${name}]`);

class Checker {
  readonly #fields: readonly Field[];

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
  }

  check(tree: Tree): Checked {
    switch (tree.kind) {
      case "number":
        return { kind: "constant", type: "number", value: tree.value };
      case "text":
        return { kind: "constant", type: "text", value: tree.value };
      case "boolean":
        return { kind: "constant", type: "boolean", value: tree.value };
      case "missing":
        return { kind: "constant", type: "none", value: null };
      case "field":
        return this.#field(tree.name, tree);
      case "unary":
        return this.#unary(tree.sign, tree.of);
      case "binary":
        return this.#binary(tree.sign, tree.left, tree.right);
      case "call":
        return this.#call(tree.name, tree.parts, tree);
    }
  }

  #field(name: string, place: Place): Checked {
    const found = this.#fields.find(({ id }) => id === name) ?? this.#fields.find(({ id }) => id.toLowerCase() === name.toLowerCase());
    if (found) return { kind: "field", type: found.type, field: found.id };
    const near = nearest(
      name,
      this.#fields.map(({ id }) => id),
    );
    throw new ExpressionFailure(
      place,
      `There is no field “${name}”.`,
      near === undefined ? "Write a field of the data; in square brackets where its name has blanks." : `Did you mean ${quotedName(near)}?`,
    );
  }

  #wants(tree: Tree, types: readonly ValueType[]): Checked {
    const checked = this.check(tree);
    if (checked.type === "none" || types.includes(checked.type)) return checked;
    throw new ExpressionFailure(
      tree,
      `This is ${typeWords[checked.type]}, but ${types.map((type) => typeWords[type]).join(" or ")} is needed.`,
      hint(checked.type, types),
    );
  }

  #unary(sign: "-" | "not", of: Tree): Checked {
    const type = sign === "-" ? "number" : "boolean";
    return { kind: "unary", sign, type, of: this.#wants(of, [type]) };
  }

  #binary(sign: BinarySign, leftTree: Tree, rightTree: Tree): Checked {
    const both = (types: readonly ValueType[], type: ValueType): Checked => ({
      kind: "binary",
      sign,
      type,
      left: this.#wants(leftTree, types),
      right: this.#wants(rightTree, types),
    });
    switch (sign) {
      case "and":
      case "or":
        return both(["boolean"], "boolean");
      case "&":
        return both(["text"], "text");
      case "*":
      case "/":
      case "%":
        return both(["number"], "number");
      case "+":
      case "-": {
        // Each side is checked once: checking again at every level would double the work with every part of a chain.
        const left = this.#wants(leftTree, ["number", "date"]);
        const right = this.#wants(rightTree, sign === "-" && left.type === "date" ? ["number", "date"] : ["number"]);
        const type = left.type === "date" && right.type !== "date" ? "date" : "number";
        return { kind: "binary", sign, type, left, right };
      }
      default: {
        const types: readonly ValueType[] = sign === "=" || sign === "!=" ? [...ordered, "boolean"] : ordered;
        const left = this.#wants(leftTree, types);
        const right = this.#wants(rightTree, left.type === "none" ? types : [left.type]);
        return { kind: "binary", sign, type: "boolean", left, right };
      }
    }
  }

  #call(name: string, parts: readonly Tree[], place: Place): Checked {
    const fn = functions.find((each) => each.name === name);
    if (fn) return this.#plain(fn, parts, place);
    const known = special.find((each) => each.name === name);
    if (known) return this.#special(name, known.usage, parts, place);
    const names = [...functions, ...special].map((each) => each.name);
    const near = nearest(name, names);
    throw new ExpressionFailure(
      place,
      `There is no function “${name}”.`,
      near === undefined ? `There are: ${names.join(", ")}.` : `Did you mean ${near}?`,
    );
  }

  #plain(fn: Fn, parts: readonly Tree[], place: Place): Checked {
    if (parts.length !== fn.takes.length)
      throw new ExpressionFailure(
        place,
        `“${fn.name}” takes ${fn.takes.length} ${fn.takes.length === 1 ? "value" : "values"}, not ${parts.length}.`,
        `Write ${fn.usage}.`,
      );
    return { kind: "plain", fn, type: fn.gives, parts: parts.map((part, at) => this.#wants(part, [fn.takes[at] ?? "none"])) };
  }

  #special(name: string, usage: string, parts: readonly Tree[], place: Place): Checked {
    const needs = {
      if: [3, 3],
      coalesce: [1, 99],
      isMissing: [1, 1],
      in: [2, 199],
      min: [1, 99],
      max: [1, 99],
      text: [1, 1],
      asOf: [0, 0],
    }[name] ?? [0, 0];
    if (parts.length < (needs[0] ?? 0) || parts.length > (needs[1] ?? 0))
      throw new ExpressionFailure(place, `“${name}” does not take ${parts.length} values.`, `Write ${usage}.`);
    if (name === "if") {
      const [condition, ...branches] = parts as [Tree, Tree, Tree];
      const checked = this.#alike(branches);
      return { kind: "special", name, type: checked.type, parts: [this.#wants(condition, ["boolean"]), ...checked.parts] };
    }
    if (name === "asOf") return { kind: "special", name, type: "date", parts: [] };
    if (name === "isMissing") return { kind: "special", name, type: "boolean", parts: parts.map((part) => this.check(part)) };
    if (name === "text") return { kind: "special", name, type: "text", parts: parts.map((part) => this.check(part)) };
    const alike = this.#alike(parts, name === "min" || name === "max" ? ordered : undefined);
    return { kind: "special", name, type: name === "in" ? "boolean" : alike.type, parts: alike.parts };
  }

  /** Parts of one type. */
  #alike(parts: readonly Tree[], types?: readonly ValueType[]): { type: ValueType; parts: Checked[] } {
    let type: ValueType = "none";
    const checked = parts.map((part) => {
      const each = types ? this.#wants(part, types) : this.check(part);
      const both = sameType(type, each.type);
      if (both === undefined)
        throw new ExpressionFailure(
          part,
          `This is ${typeWords[each.type]}, but the others are ${typeWords[type]}.`,
          hint(each.type, [type]),
        );
      type = both;
      return each;
    });
    return { type, parts: checked };
  }
}

function hint(from: ValueType, to: readonly ValueType[]): string | null {
  if (from === "datetime" && to.includes("date")) return "Take its day with dateOf(…).";
  if (from === "text" && to.includes("date")) return 'Write a date as date("2026-03-01").';
  if (from === "text" && to.includes("number")) return "Read it as a number with number(…).";
  if (to.includes("text")) return "Write it as a text with text(…).";
  return null;
}

/** Checks names and types of an expression over some fields. Throws ExpressionFailure; an expression that is always missing is refused. */
export function checkTree(tree: Tree, fields: readonly Field[]): Checked {
  const checked = new Checker(fields).check(tree);
  if (checked.type === "none") throw new ExpressionFailure(tree, "This is always missing.", "Let it have a value somewhere.");
  return checked;
}

/** Fields that an expression reads. */
export function fieldsRead(checked: Checked): Set<string> {
  switch (checked.kind) {
    case "constant":
      return new Set();
    case "field":
      return new Set([checked.field]);
    case "unary":
      return fieldsRead(checked.of);
    case "binary":
      return new Set([...fieldsRead(checked.left), ...fieldsRead(checked.right)]);
    default:
      return new Set(checked.parts.flatMap((part) => [...fieldsRead(part)]));
  }
}
