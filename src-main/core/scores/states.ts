import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { findingsOf } from "../../../src-shared/lib/issues.ts";
import type { ScoreId, ScoreState } from "../../../src-shared/model/scores.ts";
import { scoreOf, scores } from "../../../src-shared/scores/index.ts";
import { namesOfBase } from "../../../src-shared/scores/score.ts";
import type { OpenProject } from "../workspace.ts";
import { inputsOf } from "./inputs.ts";

/** Settings as the score's own schema reads them, defaults filled in; throws InputError naming the member that is wrong. */
export function parseSettings(id: ScoreId, settings: unknown): unknown {
  const parsed = scoreOf(id).settings.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [first, ...rest] = findingsOf(parsed.error);
  throw new InputError("score-settings", `These settings do not suit the score: ${first?.message ?? "they have no known form"}.`, {
    where: first?.path || "settings",
    more: rest.map(({ path, message }) => `${path}: ${message}`),
  });
}

/** The settings in force: the project's own where they can be read, else what the data suggests; null where it suggests nothing. */
export function settingsInForce(project: OpenProject, id: ScoreId): { settings: unknown; own: boolean } {
  const score = scoreOf(id);
  const kept = project.file.stores.scores.get(id).settings;
  const parsed = kept === null ? undefined : score.settings.safeParse(kept);
  if (parsed?.success) return { settings: parsed.data, own: true };
  return { settings: score.suggest(project.base()), own: false };
}

/** What keeps settings from being computed over the data as it stands; null where nothing does. */
function problemOf(project: OpenProject, id: ScoreId, settings: unknown): string | null {
  const base = project.base();
  const score = scoreOf(id);
  if (base.rows === 0) return "There are no subscribers yet. Import them first.";
  if (settings === null) return score.needs;
  const { fields, events } = score.reads(settings);
  const known = new Set(base.fields.map((field) => field.id));
  const field = fields.find((each) => !known.has(each));
  if (field !== undefined) return `There is no field “${field}” any more. Choose another in the settings.`;
  const event = events.find((each) => !base.eventTypes.includes(each));
  if (event !== undefined) return `No event “${event}” is in the data. Choose another in the settings.`;
  return score.check?.(settings, base) ?? null;
}

/** A score of the project as it stands. */
export function scoreState(project: OpenProject, id: ScoreId): ScoreState {
  const score = scoreOf(id);
  const { settings, own } = settingsInForce(project, id);
  const made = project.base().fields.filter((field) => field.score === id);
  const kept = project.file.stores.scores.get(id).computed;
  const at = made.reduce((latest, { updated }) => (updated !== undefined && updated > latest ? updated : latest), "");
  const fresh =
    kept !== null &&
    settings !== null &&
    kept.inputs === inputsOf(project.file, score.reads(settings), project.asOf()) &&
    canonicalJson(kept.settings) === canonicalJson(settings);
  return {
    id,
    label: score.label,
    purpose: score.purpose,
    definition: settings === null ? null : score.define(settings, namesOfBase(project.base().fields)),
    settings,
    own,
    problem: problemOf(project, id, settings),
    computed: made.length > 0 ? { at, stale: !fresh } : null,
    fields: made.map((field) => ({ id: field.id, label: field.label })),
  };
}

/** Every score in the order in which they are shown. */
export const scoreStates = (project: OpenProject): ScoreState[] => scores.map(({ id }) => scoreState(project, id));
