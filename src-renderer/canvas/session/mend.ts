import { heeded, ignoranceOf } from "../../../src-shared/lint/ignored.ts";
import { applyRepair } from "../../../src-shared/lint/repair.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { journeyOf, recordsOf } from "../../store/records.ts";
import { toast } from "../../ui/index.ts";
import type { EditorSession } from "./session.ts";

/** What a person can do about a problem; each is one step that can be undone. */
export function mendingOf({ document, problems }: EditorSession) {
  const setIgnored = (label: string, problem: Problem, reason: string | null) =>
    document.transact(label, (records) => {
      const others = heeded(records.head, problem);
      const ignoredProblems = reason === null ? others : [...others, ignoranceOf(problem, reason)];
      return { ...records, head: { ...records.head, ignoredProblems } };
    });
  return {
    /** Does what mends it. What it was about may have changed meanwhile, which is said: a place in a list then means another member. */
    fix(problem: Problem): void {
      const { repair } = problem;
      if (!repair) return;
      if (!problems.stands(repair)) {
        toast("What this is about has changed since it was found. It is being checked again; then try once more.");
        return;
      }
      const done = document.transact(repair.label, (records) => recordsOf(applyRepair(journeyOf(records), repair)));
      toast(done ? `${repair.label}: done. Undo takes it back.` : "What this was about is no longer there.");
    },
    ignore: (problem: Problem, reason: string) => setIgnored("Ignore a problem", problem, reason),
    heed: (problem: Problem) => setIgnored("Heed a problem again", problem, null),
  };
}
