import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { nameOf } from "../table/columns.ts";

/** The word that is being written, with its place; in brackets the whole name of a field. */
export interface Word {
  from: number;
  to: number;
  text: string;
}

export interface Offer {
  /** What is written in place of the word. */
  insert: string;
  name: string;
  /** What it is: the type of a field, or what a function gives. */
  note: string;
  /** Where the cursor stands afterwards, from the start of `insert`. */
  caret: number;
}

export interface FunctionHelp {
  name: string;
  usage: string;
  means: string;
}

const reserved = new Set(["and", "or", "not", "true", "false", "missing"]);

/** A field as an expression names it: plain where it is one word, otherwise in brackets. */
export const fieldReference = (id: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(id) && !reserved.has(id.toLowerCase()) ? id : `[${id}]`;

/** Whether a place lies in a text between double quotes. */
const quoted = (source: string, at: number) => (source.slice(0, at).split('"').length - 1) % 2 === 1;

/** The word before the cursor; null where none is begun, and in texts. */
export function wordAt(source: string, caret: number): Word | null {
  if (quoted(source, caret)) return null;
  const before = source.slice(0, caret);
  const open = /\[([^[\]]*)$/.exec(before);
  if (open) return { from: open.index, to: caret, text: open[1] ?? "" };
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before);
  return word ? { from: word.index, to: caret, text: word[0] } : null;
}

/** Inserting a function leaves the cursor between its brackets. */
export const functionOffer = ({ name, usage, means }: FunctionHelp): Offer => {
  const bare = usage.endsWith("()");
  return { insert: `${name}()`, name: usage, note: means, caret: name.length + (bare ? 2 : 1) };
};

const fieldOffer = (field: FieldSummary): Offer => {
  const insert = fieldReference(field.id);
  return {
    insert,
    name: nameOf(field),
    note: nameOf(field) === field.id ? field.type : `${field.id} · ${field.type}`,
    caret: insert.length,
  };
};

const OFFERED = 8;

/** Fields and functions whose name begins with, then those that hold, what was written; fields only within brackets. */
export function offers(source: string, caret: number, fields: readonly FieldSummary[], functions: readonly FunctionHelp[]): Offer[] {
  const word = wordAt(source, caret);
  if (!word) return [];
  const wanted = word.text.toLowerCase();
  const rank = (...names: string[]) => {
    const found = names.map((name) => name.toLowerCase().indexOf(wanted));
    return found.includes(0) ? 0 : found.some((at) => at > 0) ? 1 : 2;
  };
  const ofFields = fields.map((field) => ({ rank: rank(field.id, nameOf(field)), offer: fieldOffer(field) }));
  const ofFunctions = source[word.from] === "[" ? [] : functions.map((each) => ({ rank: rank(each.name), offer: functionOffer(each) }));
  const found = [...ofFields, ...ofFunctions].filter((each) => each.rank < 2).sort((a, b) => a.rank - b.rank);
  // A word that is written out already needs no offer.
  if (found.length === 1 && found[0]?.offer.insert === word.text) return [];
  return found.slice(0, OFFERED).map(({ offer }) => offer);
}

/** The expression with an offer in place of the word before the cursor, or at the cursor, and the place of the cursor then. */
export function inserted(source: string, caret: number, offer: Offer, replace = true): { text: string; caret: number } {
  const word = replace ? wordAt(source, caret) : null;
  const from = word?.from ?? caret;
  let to = word?.to ?? caret;
  // The bracket that was closed already is not closed twice.
  if (source[from] === "[" && source[to] === "]") to++;
  return { text: source.slice(0, from) + offer.insert + source.slice(to), caret: from + offer.caret };
}
