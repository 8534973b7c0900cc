import { Button } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { problemKey } from "../drawer/list-problems.ts";
import { SeverityIcon, severityWords } from "../drawer/severity.tsx";
import { mendingOf } from "../session/mend.ts";
import { fieldOfProblem } from "../session/problems.ts";
import { useProblems, useSession } from "../session/session.ts";
import classes from "./Inspector.module.css";
import { useShownField, useShownFields } from "./shown-fields.ts";

function ProblemLines({ problems, label }: { problems: readonly Problem[]; label: string }) {
  const session = useSession();
  const mending = useMemo(() => mendingOf(session), [session]);
  return (
    <ul className={classes.problems} aria-label={label}>
      {problems.map((problem) => (
        <li key={problemKey(problem)} data-severity={problem.severity} title={problem.id} data-problem={problem.id}>
          <SeverityIcon severity={problem.severity} />
          <span>
            <strong>{severityWords[problem.severity][0]}: </strong>
            {problem.message} {problem.fix}
            {problem.repair && (
              <Button
                size="compact-xs"
                variant="default"
                className={classes.repair}
                leftSection={<IconBulb size={12} />}
                onClick={() => mending.fix(problem)}
              >
                {problem.repair.label}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The node's errors and warnings that no field below tells, with what to do about each; notes stand at their fields and in the list. */
export function NodeProblems({ id }: { id: string }) {
  const shown = useShownFields();
  const found = useProblems(({ byNode }) => byNode.get(id));
  const problems = found?.filter((problem) => problem.severity !== "note" && !shown.has(fieldOfProblem(problem)));
  return problems && problems.length > 0 ? <ProblemLines problems={problems} label="Problems of this node" /> : null;
}

/** What lint says of one field, below it; `field` is the node and the path inside its settings. */
export function FieldProblems({ field }: { field: string }) {
  useShownField(field);
  const problems = useProblems(({ byField }) => byField.get(field));
  return problems && problems.length > 0 ? <ProblemLines problems={problems} label="Problems of this field" /> : null;
}
