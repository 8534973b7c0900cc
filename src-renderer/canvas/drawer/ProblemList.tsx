import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconCircleCheckFilled } from "@tabler/icons-react";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { viewOf } from "../nodes/view.ts";
import { useProblems, useRecords, useSession } from "../session/session.ts";
import { useViewport } from "../use-viewport.ts";
import classes from "./Drawer.module.css";

/** Every problem of the journey, errors first; a click goes to its node. */
export function ProblemList() {
  const { selection } = useSession();
  const { reveal } = useViewport();
  const problems = useProblems(({ all }) => all);
  const failure = useProblems((state) => state.failure);
  const nodes = useRecords((records) => records.nodes);
  const go = ({ node, edge }: Problem) => {
    if (node !== undefined && nodes.has(node)) {
      selection.set([node]);
      reveal(node);
    } else if (edge !== undefined) selection.set([], [edge]);
    else selection.clear();
  };
  if (failure !== null) return <p className={classes.nothing}>The journey could not be checked: {failure}</p>;
  if (problems.length === 0)
    return (
      <p className={classes.nothing}>
        <IconCircleCheckFilled size={18} className={classes.good} aria-hidden /> No problems found.
      </p>
    );
  const sorted = [...problems].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
  return (
    <ul className={classes.problems}>
      {sorted.map((problem) => {
        const node = problem.node === undefined ? undefined : nodes.get(problem.node);
        const Shape = problem.severity === "error" ? IconAlertOctagonFilled : IconAlertTriangleFilled;
        return (
          <li key={`${problem.id}:${problem.node ?? problem.edge ?? ""}:${problem.path ?? ""}:${problem.message}`}>
            <button type="button" className={classes.problem} onClick={() => go(problem)} data-testid="problem" data-problem={problem.id}>
              <Shape size={16} className={classes.shape} data-severity={problem.severity} role="img" aria-label={problem.severity} />
              <span className={classes.where}>{node ? viewOf(node).name : problem.edge ? "Edge" : "Journey"}</span>
              <span className={classes.what}>
                {problem.message} {problem.fix && <span className={classes.fix}>{problem.fix}</span>}
              </span>
              <code className={classes.id}>{problem.id}</code>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
