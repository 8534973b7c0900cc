import { findingIdentities, possibleRules } from "../../../src-shared/identity/find.ts";
import { isName } from "../../../src-shared/model/field.ts";
import type { IdentityRule } from "../../../src-shared/model/identity.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import { pacedSteps, type WorkHooks } from "../columns/pacer.ts";
import { joinIdentities } from "../identity/join.ts";
import { splitIdentity } from "../identity/split.ts";
import { runJob } from "../jobs.ts";
import { keyFieldOf } from "../merge/match.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

const LISTED = 200;

/** Rows that rules take for one subscriber, as the window lists them. */
async function found(base: LoadedBase, rules: readonly IdentityRule[] | undefined, hooks: WorkHooks) {
  const possible = possibleRules(base.fields);
  if (base.rows === 0) return { possible, groups: 0, rows: 0, list: [] };
  const groups = await pacedSteps(findingIdentities(base, rules ?? possible), hooks);
  const keys = base.column(keyFieldOf(base)) as Column;
  const keyOf = (row: number) => String(cellAt(keys, row) ?? "");
  const telling = base.fields.filter(({ role }) => role === "key" || isName(role) || role?.startsWith("address:"));
  const member = (row: number) => ({
    key: keyOf(row),
    values: Object.fromEntries(telling.map(({ id }) => [id, cellAt(base.column(id) as Column, row)])),
  });
  return {
    possible,
    groups: groups.length,
    rows: groups.reduce((sum, { others }) => sum + others.length, 0),
    list: groups.slice(0, LISTED).map(({ kept, others }) => ({
      kept: member(kept),
      others: others.map(({ row, with: agrees, reasons }) => ({
        ...member(row),
        reasons: reasons.map((reason) => ({ ...reason, withKey: keyOf(agrees) })),
      })),
    })),
  };
}

/** Subscribers who are in the base twice. */
export function identityHandlers({ workspace }: CoreParts): Handlers["identities"] {
  return {
    find: ({ rules }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const onProgress = (done: number, total: number) => job.progress("Looking for duplicates", done, total);
        return found(project.base(), rules, { onProgress, signal: job.signal });
      });
    },
    join: (choice, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const onProgress = (done: number, total: number) => job.progress("Joining duplicates", done, total);
        return [...(await joinIdentities(project.file, choice, { onProgress, signal: job.signal }))];
      });
    },
    list: () => workspace.project().file.stores.identities.active(),
    split: ({ id }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        await splitIdentity(project.file, id, { signal: job.signal });
        return project.file.stores.identities.active();
      });
    },
  };
}
