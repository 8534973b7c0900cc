import { z } from "zod";
import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import { tryJson } from "../../../../src-shared/lib/json.ts";
import { type ScoreId, scoreFindingsSchema } from "../../../../src-shared/model/scores.ts";
import type { Access } from "../access.ts";

/** What the last computation of a score found, and what it was made from. */
const computedScoreSchema = z.object({
  at: z.string(),
  /** The settings that it was computed with. */
  settings: z.unknown(),
  /** Changes when the rules of the settings mean something else, by the segments that they name; empty without rules. */
  meaning: z.string().default(""),
  /** Changes when the data that the score reads does. */
  inputs: z.string(),
  findings: scoreFindingsSchema,
});
export type ComputedScore = z.infer<typeof computedScoreSchema>;

export interface KeptScore {
  /** Null while they are what the data suggests, and where what is kept is no JSON. */
  readonly settings: unknown;
  /** The settings as they are kept; null where there are none. */
  readonly text: string | null;
  /** Null where it was never computed, or where what is kept of it cannot be read: it is then computed anew. */
  readonly computed: ComputedScore | null;
}

/** Settings and findings of scores. */
export interface ScoreStore {
  get(id: ScoreId): KeptScore;
  setSettings(id: ScoreId, settings: unknown): void;
  setComputed(id: ScoreId, computed: ComputedScore | null): void;
}

export function scoreStore({ database, writable }: Access): ScoreStore {
  const one = database.prepare<[string], { settings: string | null; computed: string | null }>(
    "SELECT settings, computed FROM score WHERE id = ?",
  );
  const put = (column: "settings" | "computed", id: ScoreId, value: unknown) => {
    writable()
      .prepare(`INSERT INTO score (id, ${column}) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column}`)
      .run(id, value === null ? null : canonicalJson(value));
  };
  return {
    get: (id) => {
      const row = one.get(id);
      const computed = row?.computed ? computedScoreSchema.safeParse(tryJson(row.computed)) : undefined;
      const text = row?.settings ?? null;
      return { settings: text === null ? null : (tryJson(text) ?? null), text, computed: computed?.success ? computed.data : null };
    },
    setSettings: (id, settings) => put("settings", id, settings),
    setComputed: (id, computed) => put("computed", id, computed),
  };
}
