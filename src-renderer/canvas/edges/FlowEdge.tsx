import { BaseEdge, type EdgeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { FlowEdge as FlowEdgeType } from "../flow.ts";
import { shortCount } from "../format.ts";
import { actionsOf } from "../session/actions.ts";
import { useFigures, useSession, useView } from "../session/session.ts";
import classes from "./FlowEdge.module.css";
import { edgePath, edgeWidth } from "./path.ts";

/** An edge: as wide as what flowed through it, with the count beside it and a button that inserts a node. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps<FlowEdgeType>) {
  const { id, sourceX, sourceY, targetX, targetY, selected } = props;
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const far = useView(({ detail }) => detail !== "full");
  const flow = useFigures(({ run }) => run?.results.edges[id]);
  const widest = useFigures((figures) => figures.widest);
  const stale = useFigures((figures) => figures.stale);
  const { path, x, y } = edgePath({ sourceX, sourceY, targetX, targetY });
  const style = { strokeWidth: edgeWidth(flow, widest), strokeDasharray: flow === 0 ? "4 5" : undefined };
  if (far) return <path className="react-flow__edge-path" d={path} fill="none" style={style} data-testid={`edge-${id}`} />;
  return (
    <g data-testid={`edge-${id}`} data-flow={flow} className={classes.edge}>
      <BaseEdge path={path} style={style} interactionWidth={22} />
      {flow !== undefined && (
        <text x={x} y={y - 8 - (style.strokeWidth ?? 0) / 2} className={classes.count} data-stale={stale} data-testid={`edge-count-${id}`}>
          {shortCount(flow)}
        </text>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: with the edge selected, Tab opens the same list */}
      <g
        className={classes.plus}
        data-shown={selected}
        transform={`translate(${x} ${y})`}
        data-testid={`edge-insert-${id}`}
        onClick={(event) => {
          event.stopPropagation();
          actions.quickAdd({ at: "edge", edge: id });
        }}
      >
        <title>Insert a node here</title>
        <circle r={11} />
        <path d="M -5 0 H 5 M 0 -5 V 5" />
      </g>
    </g>
  );
});
