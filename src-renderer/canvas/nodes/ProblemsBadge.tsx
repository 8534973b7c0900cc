import { IconAlertOctagonFilled, IconAlertTriangleFilled } from "@tabler/icons-react";
import { useProblems } from "../session/session.ts";
import classes from "./NodeCard.module.css";

/** How many problems the node has: red with errors among them, amber with warnings only; the shapes differ too. */
export function ProblemsBadge({ id }: { id: string }) {
  const problems = useProblems(({ byNode }) => byNode.get(id));
  if (!problems || problems.length === 0) return null;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const words = problems.map(({ message }) => message).join("\n");
  const Shape = errors > 0 ? IconAlertOctagonFilled : IconAlertTriangleFilled;
  return (
    <span
      className={classes.badge}
      data-severity={errors > 0 ? "error" : "warning"}
      data-testid="node-problems"
      title={words}
      role="img"
      aria-label={`${problems.length} ${problems.length === 1 ? "problem" : "problems"}: ${words}`}
    >
      <Shape size={16} aria-hidden />
      {problems.length > 1 && problems.length}
    </span>
  );
}
