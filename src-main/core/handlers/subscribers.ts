import { InputError } from "../../../src-shared/lib/input-error.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { pageOf } from "../columns/page.ts";
import { profileOf } from "../columns/profile.ts";
import { queryTables } from "../columns/query-tables.ts";
import { setField } from "../columns/set-field.ts";
import { eventTypeSummaries, fieldSummaries } from "../columns/summaries.ts";
import { timelineOf } from "../columns/timeline.ts";
import { answerQuery } from "../db/query.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";
import { masksFor, wholeProfile } from "./whole-profile.ts";

/** How long a query may read; the core waits for it. */
const QUERY_SECONDS = 30;

const unknownSubscriber = (key: string) => new InputError("subscriber-unknown", `There is no subscriber with the key "${key}".`);

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
      const { total, rows } = pageOf(base, query, segment === null ? null : evaluate(base, segment, project.evaluation()));
      const masks = masked ? masksFor(project) : new Map<string, (value: Cell) => Cell>();
      const own = query.fields.map((id) => masks.get(id) ?? ((value: Cell) => value));
      return { total, rows: masks.size === 0 ? rows : rows.map((row) => row.map((cell, at) => own[at]?.(cell) ?? null)) };
    },
    profile: ({ key, masked }) => {
      const project = workspace.project();
      const profile = profileOf(project.base(), key);
      if (!profile) throw unknownSubscriber(key);
      return wholeProfile(project, profile, masked);
    },
    query: ({ sql, limit }) => answerQuery(sql, queryTables(workspace.project().base()), { rows: limit, seconds: QUERY_SECONDS }),
    timeline: (query) => {
      const timeline = timelineOf(workspace.project().base(), query);
      if (!timeline) throw unknownSubscriber(query.key);
      return timeline;
    },
  };
}
