import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { findingsOf } from "../../../src-shared/lib/issues.ts";
import type { ScoreId, ScoreState } from "../../../src-shared/model/scores.ts";
import { scoreOf, scores } from "../../../src-shared/scores/index.ts";
import { namesOfBase } from "../../../src-shared/scores/score.ts";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import type { OpenProject } from "../workspace.ts";
import { allReads, inputsOf, meaningOf } from "./inputs.ts";

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

/** The settings of a score that are in force. */
export interface InForce {
  /** The project's own, else what the data suggests; null where it suggests nothing, and where the project's own cannot be read. */
  readonly settings: unknown;
  readonly own: boolean;
  /** Why the project's own cannot be read, as a sentence; null where they can, or there are none. They stay as they are until others are given. */
  readonly damage: string | null;
}

export function settingsInForce(project: OpenProject, id: ScoreId): InForce {
  const score = scoreOf(id);
  const { settings, text } = project.file.stores.scores.get(id);
  if (text === null) return { settings: score.suggest(project.base()), own: false, damage: null };
  const parsed = score.settings.safeParse(settings);
  if (parsed.success) return { settings: parsed.data, own: true, damage: null };
  const [first] = settings === null ? [] : findingsOf(parsed.error);
  const reason = first ? `${first.path === "" ? "" : `${first.path}: `}${first.message}` : "they are no JSON";
  return {
    ...{ settings: null, own: true },
    damage: `The settings of ${score.label} that the project keeps cannot be read: ${reason}. They may have been written by a newer Throughline; give others, or go back to those that the data suggests.`,
  };
}

/** What keeps settings from being computed over the data as it stands; null where nothing does. */
function problemOf(project: OpenProject, id: ScoreId, { settings, damage }: InForce): string | null {
  const base = project.base();
  const score = scoreOf(id);
  if (base.rows === 0) return "There are no subscribers yet. Import them first.";
  if (damage !== null) return damage;
  if (settings === null) return score.needs;
  const { fields, events, rules = [] } = score.reads(settings);
  const known = new Set(base.fields.map((field) => field.id));
  const field = fields.find((each) => !known.has(each));
  if (field !== undefined) return `There is no field “${field}” any more. Choose another in the settings.`;
  const event = events.find((each) => !base.eventTypes.includes(each));
  if (event !== undefined) return `No event “${event}” is in the data. Choose another in the settings.`;
  const catalogue = catalogueOf(base, project.segment);
  const wrong = rules
    .flatMap((rule) => checkSegment(rule, catalogue))
    .find(({ severity, id: found }) => severity === "error" || found === "segment/unknown-event");
  if (wrong) return `A rule of the score cannot be asked: ${wrong.message} Change it in the settings.`;
  return score.check?.(settings, base) ?? null;
}

/** Whether the fields of a score are what its settings would make of the data as it stands. A score that is made from one that is not is not either. */
function isFresh(project: OpenProject, id: ScoreId, above: readonly ScoreId[] = []): boolean {
  const score = scoreOf(id);
  const kept = project.file.stores.scores.get(id).computed;
  const { settings } = settingsInForce(project, id);
  if (kept === null || settings === null || canonicalJson(kept.settings) !== canonicalJson(settings)) return false;
  const { fields } = project.base();
  const reads = score.reads(settings);
  if (kept.meaning !== meaningOf(project, reads) || kept.inputs !== inputsOf(project, fields, reads)) return false;
  const read = new Set(allReads(project, fields, reads).fields);
  const makers = new Set(fields.flatMap((field) => (read.has(field.id) && field.score !== undefined ? [field.score as ScoreId] : [])));
  return [...makers].every((maker) => !above.includes(maker) && isFresh(project, maker, [...above, id]));
}

/** A score of the project as it stands. */
export function scoreState(project: OpenProject, id: ScoreId): ScoreState {
  const score = scoreOf(id);
  const inForce = settingsInForce(project, id);
  const { settings, own, damage } = inForce;
  const made = project.base().fields.filter((field) => field.score === id);
  const at = made.reduce((latest, { updated }) => (updated !== undefined && updated > latest ? updated : latest), "");
  return {
    id,
    label: score.label,
    purpose: score.purpose,
    definition: settings === null ? null : score.define(settings, namesOfBase(project.base().fields)),
    settings,
    own,
    problem: problemOf(project, id, inForce),
    unread: damage === null ? null : project.file.stores.scores.get(id).text,
    computed: made.length > 0 ? { at, stale: !isFresh(project, id) } : null,
    fields: made.map((field) => ({ id: field.id, label: field.label })),
  };
}

/** Every score in the order in which they are shown. */
export const scoreStates = (project: OpenProject): ScoreState[] => scores.map(({ id }) => scoreState(project, id));
