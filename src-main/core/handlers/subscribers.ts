import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { type Cell, type Column, cellAt } from "../../../src-shared/table/column.ts";
import { fieldUses } from "../columns/field-uses.ts";
import { pageOf, placeOf } from "../columns/page.ts";
import { profileOf, rowOfKey } from "../columns/profile.ts";
import { queryTables } from "../columns/query-tables.ts";
import { setField } from "../columns/set-field.ts";
import { eventTypeSummaries, fieldSummaries } from "../columns/summaries.ts";
import { timelineOf } from "../columns/timeline.ts";
import { answerQuery } from "../db/query.ts";
import { keyFieldOf } from "../merge/match.ts";
import { keyOfCode } from "../privacy/codes.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { masksFor, wholeProfile } from "./whole-profile.ts";

/** How long a query may read; the core waits for it. */
const QUERY_SECONDS = 30;

const unknownSubscriber = (key: string) => new InputError("subscriber-unknown", `There is no subscriber with the key "${key}".`);

const maskOf = (project: OpenProject, segment: Segment | null) =>
  segment === null ? null : evaluate(project.base(), segment, project.evaluation());

/** The true key: the given one, or in the masked view that which a code stands for. Throws InputError when nobody has it. */
async function trueKey(project: OpenProject, key: string, masked: boolean, signal: AbortSignal | undefined): Promise<string> {
  const found = masked && rowOfKey(project.base(), key) === undefined ? await keyOfCode(project, key, { signal }) : key;
  if (found === undefined) throw unknownSubscriber(key);
  return found;
}

/** The base as tables and summaries. */
export function subscriberHandlers({ workspace }: CoreParts): Handlers["subscribers"] {
  return {
    fields: () => fieldSummaries(workspace.project().base()),
    setField: (change) => {
      const project = workspace.project();
      setField(project.file, change);
      return fieldSummaries(project.base());
    },
    eventTypes: () => eventTypeSummaries(workspace.project().base()),
    page: ({ segment, masked, ...query }) => {
      const project = workspace.project();
      const base = project.base();
      const { total, rows } = pageOf(base, query, maskOf(project, segment));
      const masks = masked ? masksFor(project) : new Map<string, (value: Cell) => Cell>();
      const own = query.fields.map((id) => masks.get(id) ?? ((value: Cell) => value));
      return { total, rows: masks.size === 0 ? rows : rows.map((row) => row.map((cell, at) => own[at]?.(cell) ?? null)) };
    },
    profile: async ({ key, masked }, { signal }) => {
      const project = workspace.project();
      const profile = profileOf(project.base(), await trueKey(project, key, masked, signal));
      if (!profile) throw unknownSubscriber(key);
      return wholeProfile(project, profile, masked);
    },
    query: ({ sql, limit }) => answerQuery(sql, queryTables(workspace.project().base()), { rows: limit, seconds: QUERY_SECONDS }),
    timeline: async ({ masked, key, ...query }, { signal }) => {
      const project = workspace.project();
      const timeline = timelineOf(project.base(), { ...query, key: await trueKey(project, key, masked, signal) });
      if (!timeline) throw unknownSubscriber(key);
      return timeline;
    },
    place: async ({ key, segment, masked, ...query }, { signal }) => {
      const project = workspace.project();
      const own = await trueKey(project, key, masked, signal);
      const base = project.base();
      const row = rowOfKey(base, own);
      if (row === undefined) throw unknownSubscriber(key);
      const found = placeOf(base, query, maskOf(project, segment), row);
      const field = keyFieldOf(base);
      const mask = masked ? masksFor(project).get(field) : undefined;
      const keyOf = (at: number | null) => {
        const cell = at === null ? null : cellAt(base.column(field) as Column, at);
        return cell === null ? null : String(mask ? mask(cell) : cell);
      };
      return { ...found, previous: keyOf(found.previous), next: keyOf(found.next) };
    },
    fieldUses: ({ field }) => fieldUses(workspace.project(), field),
  };
}
