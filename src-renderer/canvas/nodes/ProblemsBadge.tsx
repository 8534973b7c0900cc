import { severities } from "../../../src-shared/model/problem.ts";
import { SeverityIcon } from "../drawer/severity.tsx";
import { useProblems, useSession } from "../session/session.ts";
import classes from "./NodeCard.module.css";

/** How many problems the node has, by the sign of the worst; a click lists them. Notes alone are left to the list and the inspector. */
export function ProblemsBadge({ id }: { id: string }) {
  const session = useSession();
  const problems = useProblems(({ byNode }) => byNode.get(id))?.filter(({ severity }) => severity !== "note");
  if (!problems || problems.length === 0) return null;
  const worst = severities.find((severity) => problems.some((problem) => problem.severity === severity)) ?? "warning";
  const words = problems.map(({ message }) => message).join("\n");
  return (
    <button
      type="button"
      className={`${classes.badge} nodrag nopan`}
      data-severity={worst}
      data-testid="node-problems"
      title={words}
      tabIndex={-1}
      aria-label={`${problems.length} ${problems.length === 1 ? "problem" : "problems"}: ${words}`}
      onClick={() => session.problems.ask(id)}
    >
      <SeverityIcon severity={worst} />
      {problems.length > 1 && problems.length}
    </button>
  );
}
