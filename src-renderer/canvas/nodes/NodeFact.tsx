import { IconUsers } from "@tabler/icons-react";
import { memo } from "react";
import { moneyText } from "../../../src-shared/lib/numbers.ts";
import { useResource } from "../../store/remote.ts";
import { shortCount } from "../format.ts";
import { useFigures, useProblems } from "../session/session.ts";
import classes from "./NodeCard.module.css";

/** What a node cost in the shown run; of an entry before any run, how many match it as the data stands. */
export const NodeFact = memo(function NodeFact({ id, entry }: { id: string; entry: boolean }) {
  const cost = useFigures(({ run }) => run?.results.nodes[id]?.cost ?? 0);
  const shown = useFigures(({ run }) => run !== null);
  const matching = useProblems(({ arrivals }) => arrivals?.[id]);
  const outdated = useProblems(({ data }) => data !== "current");
  const { data: project } = useResource("project");
  if (cost > 0) {
    const text = moneyText(cost, project?.currency ?? "USD");
    return (
      <span className={classes.fact} data-testid="node-cost" title={`Costs ${text} in the shown run`}>
        {text}
      </span>
    );
  }
  if (!entry || shown || matching === undefined) return null;
  return (
    <span
      className={classes.fact}
      data-stale={outdated}
      data-testid="node-matching"
      data-value={matching}
      title={`${matching} subscribers match, as the data stands`}
    >
      <IconUsers size={12} aria-hidden /> {shortCount(matching)}
    </span>
  );
});
