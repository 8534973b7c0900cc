import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import { Pacer, type WorkHooks } from "../columns/pacer.ts";
import { keyFieldOf } from "../merge/match.ts";
import type { OpenProject } from "../workspace.ts";
import { pseudonyms } from "./masked.ts";

/** The last codes that were asked for, per base; a profile asks several times. */
const KEPT = 64;
const known = new WeakMap<SubscriberBase, Map<string, string>>();

/** Rows between two looks at the clock. */
const STEP = 1024;

/** The key that a code of the masked view stands for; undefined when it stands for nobody. Costs a keyed hash a subscriber. */
export async function keyOfCode(project: OpenProject, code: string, hooks: WorkHooks): Promise<string | undefined> {
  const base = project.base();
  if (base.rows === 0 || !code.startsWith("S-")) return undefined;
  const kept = known.get(base) ?? new Map<string, string>();
  known.set(base, kept);
  const found = kept.get(code);
  if (found !== undefined) return found;
  const pacer = new Pacer(hooks);
  const codeOf = pseudonyms(project.file.meta, project.file.readOnly);
  const keys = base.column(keyFieldOf(base)) as Column;
  for (let row = 0; row < base.rows; row++) {
    if (row % STEP === 0) await pacer.step(row, base.rows);
    const key = String(cellAt(keys, row) ?? "");
    if (codeOf(key) !== code) continue;
    kept.set(code, key);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return key;
  }
  return undefined;
}
