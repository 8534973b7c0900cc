import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import { type ScoreId, scoreIds } from "../../../src-shared/model/scores.ts";
import { scoreOf } from "../../../src-shared/scores/index.ts";
import type { MadeField, ScoreResult } from "../../../src-shared/scores/score.ts";
import { dataOfColumn } from "../columns/column-data.ts";
import { loadBase } from "../columns/load-base.ts";
import type { WorkHooks } from "../columns/pacer.ts";
import { type NewSubscribers, storeBase } from "../columns/store-base.ts";
import { withComputed } from "../computed/compute.ts";
import { asTheyAre } from "../computed/set-computed.ts";
import { now } from "../db/access.ts";
import type { ComputedScore } from "../db/stores/scores.ts";
import type { OpenProject } from "../workspace.ts";
import { inputsOf } from "./inputs.ts";
import { settingsInForce } from "./states.ts";

interface Done {
  id: ScoreId;
  result: ScoreResult;
  kept: ComputedScore;
}

function computeOne(project: OpenProject, id: ScoreId): Done {
  const score = scoreOf(id);
  const base = project.base();
  const { settings } = settingsInForce(project, id);
  if (base.rows === 0) throw new InputError("base-empty", "There are no subscribers to score.", { todo: "Import them first." });
  if (settings === null)
    throw new InputError("score-needs", `${score.label} cannot be computed from this data.`, { where: id, todo: score.needs });
  const result = score.compute(settings, { base, context: project.evaluation() });
  const taken = result.fields.find(({ id: field }) => base.fields.some((each) => each.id === field && each.score !== id));
  if (taken)
    throw new InputError("score-taken", `There is already a field “${taken.id}” that ${score.label} does not make.`, {
      where: taken.id,
      todo: "Import that field under another name.",
    });
  const fields = result.fields.map(({ column: _, ...field }) => field);
  const findings = { ...result, fields };
  return { id, result, kept: { at: now(), settings, inputs: inputsOf(project.file, score.reads(settings), project.asOf()), findings } };
}

/** The field as it is stored: label, kind of data and privacy mark stay as a person set them. */
function storedField(made: MadeField, old: Field | undefined, score: ScoreId, updated: string): Field {
  return {
    id: made.id,
    label: old?.label ?? made.label,
    type: made.type,
    group: old?.group ?? made.group,
    role: null,
    personal: old?.personal ?? false,
    score,
    updated,
  };
}

/** Puts the fields of scores in the place of those that they made before; `gone` are scores whose fields go. */
async function storeScores(project: OpenProject, done: readonly Done[], gone: readonly ScoreId[], hooks: WorkHooks): Promise<void> {
  const base = loadBase(project.file);
  const replaced = new Set<string>([...done.map(({ id }) => id), ...gone]);
  const current = asTheyAre(project.file, base);
  const made = done.flatMap(({ id, result, kept }) =>
    result.fields.map((each) => {
      const old = base.fields.find((field) => field.id === each.id);
      return { field: storedField(each, old, id, kept.at), data: dataOfColumn(each.column) };
    }),
  );
  const stay = current.fields.filter(({ field }) => field.score === undefined || !replaced.has(field.score));
  // Fields keep their places, so that the order of columns that a person sees does not change.
  const places = new Map(base.fields.map((field, at) => [field.id, at]));
  const next: NewSubscribers = { ...current, fields: [...stay, ...made] };
  const { subscribers, recomputed } = withComputed(next, base);
  const broken = recomputed.find(({ problem }) => problem !== null);
  if (broken)
    throw new InputError("score-read", `The computed field “${broken.field}” could no longer be computed: ${broken.problem}`, {
      where: broken.field,
      todo: "Change or remove that field first.",
    });
  const fields = [...subscribers.fields].sort(
    (a, b) => (places.get(a.field.id) ?? Number.MAX_SAFE_INTEGER) - (places.get(b.field.id) ?? Number.MAX_SAFE_INTEGER),
  );
  await storeBase(project.file, { subscribers: { ...subscribers, fields } }, hooks, {
    also: () => {
      for (const { id, kept } of done) project.file.stores.scores.setComputed(id, kept);
      for (const id of gone) project.file.stores.scores.setComputed(id, null);
    },
  });
}

const pause = () => new Promise((resolve) => setImmediate(resolve));

/** Computes scores and stores their fields, all in one step. Throws InputError where one cannot be computed; nothing is changed then. */
export async function computeScores(
  project: OpenProject,
  ids: readonly ScoreId[],
  hooks: WorkHooks & { onScore?: (id: ScoreId, done: number, total: number) => void } = {},
): Promise<void> {
  const done: Done[] = [];
  for (const [at, id] of ids.entries()) {
    hooks.onScore?.(id, at, ids.length);
    await pause();
    hooks.signal?.throwIfAborted();
    done.push(computeOne(project, id));
  }
  await storeScores(project, done, [], hooks);
}

/** Takes the fields of a score away; its settings stay. Throws InputError while computed fields read them. */
export async function removeScore(project: OpenProject, id: ScoreId, hooks: WorkHooks = {}): Promise<void> {
  if (!project.base().fields.some(({ score }) => score === id))
    throw new InputError("score-unknown", `${scoreOf(id).label} was not computed, so there is nothing to remove.`, { where: id });
  await storeScores(project, [], [id], hooks);
}

/**
 * Computes again what was computed before, after the data changed. A score that no longer can be is left as it is, and told: its fields
 * then hold what is known of earlier subscribers.
 */
export async function refreshScores(project: OpenProject, hooks: WorkHooks = {}): Promise<{ id: ScoreId; problem: string }[]> {
  const made = new Set(project.base().fields.map(({ score }) => score));
  const done: Done[] = [];
  const problems: { id: ScoreId; problem: string }[] = [];
  for (const id of scoreIds) {
    if (!made.has(id)) continue;
    await pause();
    hooks.signal?.throwIfAborted();
    try {
      done.push(computeOne(project, id));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push({ id, problem: error.message });
    }
  }
  if (done.length > 0) await storeScores(project, done, [], hooks);
  return problems;
}
