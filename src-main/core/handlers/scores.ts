import { InputError } from "../../../src-shared/lib/input-error.ts";
import { scoreOf } from "../../../src-shared/scores/index.ts";
import { runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { computeScores, removeScore } from "../scores/compute-scores.ts";
import { scoreDetail } from "../scores/detail.ts";
import { parseSettings, scoreState, scoreStates } from "../scores/states.ts";
import type { CoreParts } from "./core-parts.ts";

/** Scores: settings, computation, what was found. */
export function scoreHandlers({ workspace }: CoreParts): Handlers["scores"] {
  return {
    list: () => scoreStates(workspace.project()),
    show: ({ id }) => scoreDetail(workspace.project(), id),
    set: ({ id, settings }) => {
      const project = workspace.project();
      project.file.stores.scores.setSettings(id, settings === null || settings === undefined ? null : parseSettings(id, settings));
      return scoreState(project, id);
    },
    compute: ({ ids }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const chosen = ids ?? scoreStates(project).flatMap(({ id, problem, unread }) => (problem === null || unread !== null ? [id] : []));
        if (chosen.length === 0)
          throw new InputError("score-needs", "No score can be computed from this data.", {
            todo: "Import subscribers with money, tenure or usage, or events; or give a score settings of its own.",
          });
        const problems: string[] = [];
        await computeScores(project, chosen, {
          // Of all scores those are computed that can be; of chosen ones all or none.
          ...(ids ? {} : { onProblem: (id, problem) => problems.push(`${scoreOf(id).label}: ${problem.message}`) }),
          onScore: (id, done, total) => job.progress(`Computing ${scoreOf(id).label}`, done, total),
          onProgress: (done, total) => job.progress("Storing the fields", done, total),
          signal: job.signal,
        });
        if (problems.length > 0)
          throw new InputError("score-some", `Not every score could be computed; the others were. ${problems.join(" ")}`, {
            todo: "Mend what is named, and compute that score again.",
          });
        return scoreStates(project);
      });
    },
    remove: ({ id }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        await removeScore(project, id, {
          onProgress: (done, total) => job.progress(`Removing ${scoreOf(id).label}`, done, total),
          signal: job.signal,
        });
        return scoreStates(project);
      });
    },
  };
}
