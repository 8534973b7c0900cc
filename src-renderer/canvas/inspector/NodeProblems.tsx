import { IconAlertOctagonFilled, IconAlertTriangleFilled } from "@tabler/icons-react";
import { useProblems } from "../session/session.ts";
import classes from "./Inspector.module.css";

/** The node's problems with what to do about each. */
export function NodeProblems({ id }: { id: string }) {
  const problems = useProblems(({ byNode }) => byNode.get(id));
  if (!problems) return null;
  return (
    <ul className={classes.problems} aria-label="Problems of this node">
      {problems.map((problem) => (
        <li key={`${problem.id}:${problem.path ?? ""}:${problem.message}`} data-severity={problem.severity} title={problem.id}>
          {problem.severity === "error" ? (
            <IconAlertOctagonFilled size={16} aria-hidden />
          ) : (
            <IconAlertTriangleFilled size={16} aria-hidden />
          )}
          <span>
            <strong>{problem.severity === "error" ? "Error: " : "Warning: "}</strong>
            {problem.message} {problem.fix}
          </span>
        </li>
      ))}
    </ul>
  );
}
