import { findIdentities, possibleRules } from "../../../src-shared/identity/find.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import { joinIdentities } from "../identity/join.ts";
import { splitIdentity } from "../identity/split.ts";
import { runJob } from "../jobs.ts";
import { keyFieldOf } from "../merge/match.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

const LISTED = 200;

/** Subscribers who are in the base twice. */
export function identityHandlers({ workspace }: CoreParts): Handlers["identities"] {
  return {
    find: ({ rules }) => {
      const base = workspace.project().base();
      const possible = possibleRules(base.fields);
      if (base.rows === 0) return { possible, groups: 0, rows: 0, list: [] };
      const found = findIdentities(base, rules ?? possible);
      const keys = base.column(keyFieldOf(base)) as Column;
      const keyOf = (row: number) => String(cellAt(keys, row) ?? "");
      const telling = base.fields.filter(({ role }) => role === "key" || role === "name" || role?.startsWith("address:"));
      const member = (row: number) => ({
        key: keyOf(row),
        values: Object.fromEntries(telling.map(({ id }) => [id, cellAt(base.column(id) as Column, row)])),
      });
      return {
        possible,
        groups: found.length,
        rows: found.reduce((sum, { others }) => sum + others.length, 0),
        list: found.slice(0, LISTED).map(({ kept, others }) => ({
          kept: member(kept),
          others: others.map(({ row, with: agrees, reasons }) => ({
            ...member(row),
            reasons: reasons.map((reason) => ({ ...reason, withKey: keyOf(agrees) })),
          })),
        })),
      };
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
