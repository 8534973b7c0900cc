import { findIdentities, type IdentityGroup } from "../../../src-shared/identity/find.ts";
import { newId } from "../../../src-shared/lib/ids.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type Field, isDerived } from "../../../src-shared/model/field.ts";
import type { IdentityJoin, IdentityRule } from "../../../src-shared/model/identity.ts";
import { type Cell, type Column, cellAt } from "../../../src-shared/table/column.ts";
import { dataOfColumn } from "../columns/column-data.ts";
import { gather, pick } from "../columns/gather.ts";
import { type LoadedBase, loadBase } from "../columns/load-base.ts";
import type { WorkHooks } from "../columns/pacer.ts";
import { type Patch, patchColumn } from "../columns/patch-column.ts";
import { storeBase } from "../columns/store-base.ts";
import { storedCellAt } from "../columns/stored-cell.ts";
import { withComputed } from "../computed/compute.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { keyFieldOf } from "../merge/match.ts";

/** Of consent the stricter answer stays: a no from either row, and a mark never to contact. Of the rest the row that stays has its say. */
function mergedCell(field: Field, kept: Cell, other: Cell): Cell {
  if (other === null) return kept;
  if (kept === null) return other;
  if (field.role?.startsWith("consent:")) return kept === true && other === true;
  return field.role === "suppressed" ? kept === true || other === true : kept;
}

interface Plan {
  readonly patches: ReadonlyMap<string, Patch[]>;
  readonly gone: ReadonlySet<number>;
  readonly joins: readonly IdentityJoin[];
}

function planOf(base: LoadedBase, groups: readonly IdentityGroup[], at: string): Plan {
  const keys = base.column(keyFieldOf(base)) as Column;
  const keyOf = (row: number) => String(cellAt(keys, row) ?? "");
  const patches = new Map<string, Patch[]>();
  const gone = new Set<number>();
  const joins: IdentityJoin[] = [];
  for (const { kept, others } of groups) {
    const made = others.map(
      ({ row, with: agrees, reasons }): IdentityJoin => ({
        id: newId("idn"),
        at,
        joinedKey: keyOf(row),
        keptKey: keyOf(kept),
        reasons: reasons.map((reason) => ({ ...reason, withKey: keyOf(agrees) })),
        cells: {},
        filled: [],
      }),
    );
    for (const field of base.fields) {
      const column = base.column(field.id) as Column;
      let value = cellAt(column, kept);
      let stored = storedCellAt(column, kept);
      const start = value;
      for (const [place, { row }] of others.entries()) {
        const given = cellAt(column, row);
        const join = made[place] as IdentityJoin;
        join.cells[field.id] = given;
        if (field.role === "key" || isDerived(field)) continue;
        const next = mergedCell(field, value, given);
        if (next === value) continue;
        join.filled.push({ field: field.id, from: value, to: next });
        value = next;
        stored = next === given ? storedCellAt(column, row) : typeof next === "boolean" ? next : stored;
      }
      if (value !== start) patches.set(field.id, [...(patches.get(field.id) ?? []), { row: kept, value: stored }]);
    }
    for (const { row } of others) gone.add(row);
    joins.push(...made);
  }
  return { patches, gone, joins };
}

/** Joins whose row that stays has one of the keys; all of them without keys. */
export interface JoinChoice {
  readonly rules: readonly IdentityRule[];
  readonly keptKeys?: readonly string[] | undefined;
}

export function groupsOf(base: LoadedBase, { rules, keptKeys }: JoinChoice): IdentityGroup[] {
  const groups = findIdentities(base, rules);
  if (!keptKeys) return groups;
  const keys = base.column(keyFieldOf(base)) as Column;
  const wanted = new Set(keptKeys);
  return groups.filter(({ kept }) => wanted.has(String(cellAt(keys, kept))));
}

/**
 * Joins the rows of each group into the one that stays, which takes what it lacks from the others; of consent the stricter answer stays.
 * Events of the others count for it. A restore point is kept, and each join can be taken apart again. Returns the joins.
 */
export async function joinIdentities(project: ProjectFile, choice: JoinChoice, hooks: WorkHooks = {}): Promise<readonly IdentityJoin[]> {
  const base = loadBase(project);
  const groups = groupsOf(base, choice);
  if (groups.length === 0)
    throw new InputError("identity-none", "These rules find nobody twice.", { where: "rules", todo: "Nothing was changed." });
  const { patches, gone, joins } = planOf(base, groups, new Date().toISOString());
  const keep = new Uint32Array(base.rows - gone.size);
  for (let row = 0, at = 0; row < base.rows; row++) if (!gone.has(row)) keep[at++] = row;
  const fields = base.fields.map((field) => {
    const column = base.column(field.id) as Column;
    const own = patches.get(field.id);
    return { field, data: dataOfColumn(gather(own ? patchColumn(column, own) : column, keep)) };
  });
  const { high, low } = base.keyHash;
  const asOf = project.datasets.current("subscribers")?.asOf ?? 0;
  const next = { rows: keep.length, keys: { high: pick(high, keep), low: pick(low, keep) }, fields, asOf };
  await storeBase(project, { subscribers: withComputed(next, base).subscribers }, hooks, {
    from: base.version,
    restorePoint: `Before joining ${joins.length.toLocaleString("en-GB")} duplicates`,
    also: () => {
      for (const join of joins) project.stores.identities.add(join);
    },
  });
  return joins;
}
