import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type ScoreId, scoreIds } from "../../../src-shared/model/scores.ts";
import { scoreOf } from "../../../src-shared/scores/index.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { dataOfColumn } from "../columns/column-data.ts";
import { loadBase } from "../columns/load-base.ts";
import type { WorkHooks } from "../columns/pacer.ts";
import { type NewSubscribers, storeBase } from "../columns/store-base.ts";
import { withComputed } from "../computed/compute.ts";
import { asTheyAre } from "../computed/set-computed.ts";
import { now } from "../db/access.ts";
import type { OpenProject } from "../workspace.ts";
import { allReads, inputsOf, meaningOf } from "./inputs.ts";
import { settingsInForce } from "./states.ts";
import { type Done, storedField, withResults } from "./with-results.ts";

/**
 * Scores in an order in which each comes after those whose fields it reads, as the project has them. Throws InputError where scores are made
 * from each other, or one from itself.
 */
function inOrder(project: OpenProject, ids: readonly ScoreId[]): ScoreId[] {
  const { fields } = project.base();
  const makers = new Map(fields.flatMap(({ id, score }) => (score === undefined ? [] : [[id, score] as const])));
  const ordered = new Set<ScoreId>();
  const visit = (id: ScoreId, above: readonly ScoreId[]): void => {
    if (ordered.has(id)) return;
    if (above.includes(id))
      throw new InputError("score-circle", `${scoreOf(id).label} would be made from its own fields.`, {
        where: id,
        todo: "Take the rule on one of its own fields out of its settings.",
      });
    const { settings } = settingsInForce(project, id);
    const reads = settings === null ? [] : allReads(project, fields, scoreOf(id).reads(settings)).fields;
    for (const maker of ids) if (reads.some((field) => makers.get(field) === maker)) visit(maker, [...above, id]);
    ordered.add(id);
  };
  for (const id of ids) visit(id, []);
  return [...ordered];
}

function computeOne(project: OpenProject, id: ScoreId, base: SubscriberBase): Done {
  const score = scoreOf(id);
  const { settings, damage } = settingsInForce(project, id);
  if (base.rows === 0) throw new InputError("base-empty", "There are no subscribers to score.", { todo: "Import them first." });
  if (damage !== null) throw new InputError("score-damaged", damage, { where: id });
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
  const reads = score.reads(settings);
  return { id, result, reads, kept: { at: now(), settings, meaning: meaningOf(project, reads), findings } };
}

/**
 * Puts the fields of scores in the place of those that they made before; `gone` are scores whose fields go. `from` is the version of the data that
 * was scored: throws InputError where the data is another by then.
 */
async function storeScores(
  project: OpenProject,
  done: readonly Done[],
  gone: readonly ScoreId[],
  hooks: WorkHooks,
  { from, restorePoint }: { from: number; restorePoint?: string },
): Promise<void> {
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
    from,
    restorePoint,
    also: () => {
      const all = fields.map(({ field }) => field);
      for (const { id, reads, kept } of done)
        project.file.stores.scores.setComputed(id, { ...kept, inputs: inputsOf(project, all, reads) });
      for (const id of gone) project.file.stores.scores.setComputed(id, null);
    },
  });
}

const pause = () => new Promise((resolve) => setImmediate(resolve));

const labels = (ids: readonly ScoreId[]) => ids.map((id) => scoreOf(id).label).join(", ");

/**
 * Computes scores and stores their fields, all in one step and with a restore point. Throws InputError where one cannot be computed, or the data
 * changed meanwhile; nothing is changed then.
 */
export async function computeScores(
  project: OpenProject,
  ids: readonly ScoreId[],
  hooks: WorkHooks & {
    onScore?: (id: ScoreId, done: number, total: number) => void;
    /** Told of a score that cannot be computed, which is then left out; without it, none is stored. */
    onProblem?: (id: ScoreId, problem: InputError) => void;
  } = {},
): Promise<void> {
  const done: Done[] = [];
  const base = project.base();
  for (const [at, id] of inOrder(project, ids).entries()) {
    hooks.onScore?.(id, at, ids.length);
    await pause();
    hooks.signal?.throwIfAborted();
    try {
      done.push(computeOne(project, id, withResults(project, base, done)));
    } catch (error) {
      if (!(error instanceof InputError) || !hooks.onProblem) throw error;
      hooks.onProblem(id, error);
    }
  }
  if (done.length === 0) return;
  await storeScores(project, done, [], hooks, { from: base.version, restorePoint: `Before computing ${labels(done.map(({ id }) => id))}` });
}

/** Takes the fields of a score away; its settings stay. Throws InputError while computed fields read them. */
export async function removeScore(project: OpenProject, id: ScoreId, hooks: WorkHooks = {}): Promise<void> {
  const { fields, version } = project.base();
  if (!fields.some(({ score }) => score === id))
    throw new InputError("score-unknown", `${scoreOf(id).label} was not computed, so there is nothing to remove.`, { where: id });
  await storeScores(project, [], [id], hooks, { from: version, restorePoint: `Before removing ${labels([id])}` });
}

/**
 * Computes again what was computed before, after the data changed. A score that no longer can be is left as it is, and told: its fields
 * then hold what is known of subscribers that stayed. What keeps all of them from being stored is told of each, too: the import stands.
 */
export async function refreshScores(project: OpenProject, hooks: WorkHooks = {}): Promise<{ id: ScoreId; problem: string }[]> {
  const base = project.base();
  const made = new Set(base.fields.map(({ score }) => score));
  const done: Done[] = [];
  const problems: { id: ScoreId; problem: string }[] = [];
  const ids = scoreIds.filter((id) => made.has(id));
  const tell = (failed: readonly ScoreId[], error: unknown) => {
    if (!(error instanceof InputError)) throw error;
    problems.push(...failed.map((id) => ({ id, problem: error.message })));
  };
  try {
    for (const id of inOrder(project, ids)) {
      await pause();
      hooks.signal?.throwIfAborted();
      try {
        done.push(computeOne(project, id, withResults(project, base, done)));
      } catch (error) {
        tell([id], error);
      }
    }
    if (done.length > 0) await storeScores(project, done, [], hooks, { from: base.version });
  } catch (error) {
    tell(
      ids.filter((id) => !problems.some((each) => each.id === id)),
      error,
    );
  }
  return problems;
}
