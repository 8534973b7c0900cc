import { IconArrowsHorizontal } from "@tabler/icons-react";
import type { NodeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { FlowNode } from "../flow.ts";
import { shortCount } from "../format.ts";
import { actionsOf } from "../session/actions.ts";
import { useFigures, useProblems, useRecords, useSession } from "../session/session.ts";
import classes from "./LaneBands.module.css";
import { laneIndexOf, stageColour } from "./lanes.ts";
import { useNodesIn } from "./use-nodes-in.ts";

/** What stands for the nodes of a collapsed stage: how many there are, their problems and how many subscribers came; a click expands it. */
export const StageStrip = memo(function StageStrip({ id }: NodeProps<FlowNode>) {
  const index = Number(id.slice(id.indexOf(":") + 1));
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const stage = useRecords(({ head }) => head.stages[index]) ?? "";
  const nodes = useNodesIn(index);
  const ids = useRecords(({ nodes: all }) => all);
  const problems = useProblems(({ byNode }) =>
    [...byNode].reduce((sum, [node, found]) => {
      const known = ids.get(node);
      return known && laneIndexOf(session.document.store.getState().records.head.stages, known) === index ? sum + found.length : sum;
    }, 0),
  );
  const entered = useFigures(({ run }) => run?.results.stages[stage]);
  return (
    <>
      <i className={`target ${classes.mark}`} data-handleid="in" data-handlepos="left" style={{ left: 0 }} />
      <button
        type="button"
        className={`${classes.strip} nodrag`}
        style={{ "--lane": `var(${stageColour(index)})` } as React.CSSProperties}
        title={`Expand ${stage}`}
        data-testid={`strip-${stage}`}
        onClick={() => actions.toggleFold(index)}
      >
        <IconArrowsHorizontal size={16} aria-hidden />
        <span className={classes.spoken}>Expand stage {stage}: </span>
        <span>
          <b>{nodes}</b>
          <small>{nodes === 1 ? "node" : "nodes"}</small>
        </span>
        {entered !== undefined && (
          <span>
            <b>{shortCount(entered)}</b>
            <small>reached</small>
          </span>
        )}
        {problems > 0 && (
          <span>
            <b>{problems}</b>
            <small>{problems === 1 ? "problem" : "problems"}</small>
          </span>
        )}
      </button>
      <i className={`source ${classes.mark}`} data-handleid="out" data-handlepos="right" style={{ right: 0 }} />
    </>
  );
});
