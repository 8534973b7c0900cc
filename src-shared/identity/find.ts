import { finished } from "../lib/steps.ts";
import type { Field, FieldRole } from "../model/field.ts";
import type { IdentityReason, IdentityRule } from "../model/identity.ts";
import type { SubscriberBase } from "../table/base.ts";
import { cellAt } from "../table/column.ts";
import { plainAddress, plainEmail, plainName, plainPhone } from "./normalise.ts";

/** Rows that are taken for one subscriber. */
export interface IdentityGroup {
  /** The row that stays: the one with most values, the first of those. */
  readonly kept: number;
  readonly others: readonly { readonly row: number; readonly reasons: readonly Omit<IdentityReason, "withKey">[]; readonly with: number }[];
}

/** A value shared by more rows than this is a placeholder, such as none@none.com, and joins nobody. */
export const MOST_SHARING = 20;

/** Roles that a rule reads; a name may stand in two fields instead of one. */
const needed: Readonly<Record<IdentityRule, readonly (readonly FieldRole[])[]>> = {
  email: [["address:email"]],
  phone: [["address:phone"]],
  "name-and-address": [
    ["name", "address:post"],
    ["first-name", "last-name", "address:post"],
  ],
};

const fieldOf = (fields: readonly Field[], role: FieldRole) => fields.find((field) => field.role === role);

/** Rules whose fields the base has. */
export const possibleRules = (fields: readonly Field[]): IdentityRule[] =>
  (Object.keys(needed) as IdentityRule[]).filter((rule) => needed[rule].some((roles) => roles.every((role) => fieldOf(fields, role))));

/** Gives the plain value of a rule in a row; null where it has none. */
function plainValues(base: SubscriberBase, rule: IdentityRule): (row: number) => string | null {
  const textOf = (role: FieldRole) => {
    const field = fieldOf(base.fields, role);
    const column = field && base.column(field.id);
    return (row: number) => {
      const cell = column ? cellAt(column, row) : null;
      return cell === null ? null : String(cell);
    };
  };
  if (rule === "email" || rule === "phone") {
    const [text, plain] = rule === "email" ? [textOf("address:email"), plainEmail] : [textOf("address:phone"), plainPhone];
    return (row) => plain(text(row) ?? "");
  }
  const [whole, first, last, post] = [textOf("name"), textOf("first-name"), textOf("last-name"), textOf("address:post")];
  return (row) => {
    const [name, address] = [plainName(whole(row) ?? `${first(row) ?? ""} ${last(row) ?? ""}`), plainAddress(post(row) ?? "")];
    return name === null || address === null ? null : `${name}, ${address}`;
  };
}

/** Disjoint sets of rows; the least row stands for its set. */
class Sets {
  readonly #up: Uint32Array;

  constructor(rows: number) {
    this.#up = Uint32Array.from({ length: rows }, (_, row) => row);
  }

  root(row: number): number {
    let at = row;
    while (this.#up[at] !== at) {
      this.#up[at] = this.#up[this.#up[at] ?? at] ?? at;
      at = this.#up[at] ?? at;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x < y) this.#up[y] = x;
    else this.#up[x] = y;
  }
}

interface Link {
  a: number;
  b: number;
  rule: IdentityRule;
  value: string;
}

/** Rows that are looked at between two rests. */
const STEP = 4096;

function* linksOf(base: SubscriberBase, rule: IdentityRule): Generator<void, Link[]> {
  const rows = new Map<string, number[]>();
  const plain = plainValues(base, rule);
  for (let row = 0; row < base.rows; row++) {
    if (row % STEP === 0) yield;
    const value = plain(row);
    if (value === null) continue;
    const same = rows.get(value);
    if (same) same.push(row);
    else rows.set(value, [row]);
  }
  return [...rows].flatMap(([value, same]) =>
    same.length > MOST_SHARING ? [] : same.slice(1).map((b) => ({ a: same[0] ?? b, b, rule, value })),
  );
}

function filled(base: SubscriberBase, row: number): number {
  return base.fields.reduce((sum, { id }) => sum + (base.column(id)?.missing?.has(row) ? 0 : 1), 0);
}

/**
 * Groups of rows that one of the rules takes for one subscriber, also by way of a third. Each row that goes names the rules and values, and
 * the row that it agrees with. Values that more than 20 rows share join nobody.
 */
export function findIdentities(base: SubscriberBase, rules: readonly IdentityRule[]): IdentityGroup[] {
  return finished(findingIdentities(base, rules));
}

/** As `findIdentities`, resting now and then with the share that is done, for callers that let others run meanwhile. */
export function* findingIdentities(base: SubscriberBase, rules: readonly IdentityRule[]): Generator<number, IdentityGroup[]> {
  const links: Link[] = [];
  for (const [at, rule] of rules.entries()) {
    const steps = linksOf(base, rule);
    for (let rests = 0; ; rests++) {
      const step = steps.next();
      if (step.done) {
        for (const link of step.value) links.push(link);
        break;
      }
      yield (at + (rests * STEP) / base.rows) / rules.length;
    }
  }
  const sets = new Sets(base.rows);
  for (const { a, b } of links) sets.join(a, b);
  const groups = new Map<number, { rows: Set<number>; links: Link[] }>();
  for (const link of links) {
    const root = sets.root(link.a);
    const group = groups.get(root) ?? { rows: new Set(), links: [] };
    group.rows.add(link.a).add(link.b);
    group.links.push(link);
    groups.set(root, group);
  }
  return [...groups.values()].map((group) => {
    const rows = [...group.rows].sort((x, y) => x - y);
    const counts = new Map(rows.map((row) => [row, filled(base, row)]));
    const kept = rows.reduce((best, row) => ((counts.get(row) ?? 0) > (counts.get(best) ?? 0) ? row : best));
    return { kept, others: explained(kept, rows, group.links) };
  });
}

/** Each row with the link by which it is reached from the row that stays. */
function explained(kept: number, rows: readonly number[], links: readonly Link[]): IdentityGroup["others"] {
  const reached = new Map<number, { with: number; reasons: Omit<IdentityReason, "withKey">[] }>();
  const queue = [kept];
  const seen = new Set(queue);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const from = at;
    for (const { a, b, rule, value } of links) {
      const other = a === from ? b : b === from ? a : undefined;
      if (other === undefined) continue;
      const known = reached.get(other);
      if (known?.with === from) known.reasons.push({ rule, value });
      if (seen.has(other)) continue;
      seen.add(other);
      reached.set(other, { with: from, reasons: [{ rule, value }] });
      queue.push(other);
    }
  }
  return rows
    .filter((row) => row !== kept)
    .map((row) => ({ row, with: reached.get(row)?.with ?? kept, reasons: reached.get(row)?.reasons ?? [] }));
}
