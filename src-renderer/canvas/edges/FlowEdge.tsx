import { BaseEdge, type EdgeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { FlowEdge as FlowEdgeType } from "../flow.ts";
import { shortCount } from "../format.ts";
import { actionsOf } from "../session/actions.ts";
import { type Figures, useFigures, useSession, useView } from "../session/session.ts";
import classes from "./FlowEdge.module.css";
import { edgeWidth, routeAt } from "./path.ts";

const flowOf = ({ run }: Figures, of: readonly string[]): number | undefined =>
  run ? of.reduce((sum, id) => sum + (run.results.edges[id] ?? 0), 0) : undefined;

const percent = (share: number): string => (share > 0 && share < 0.01 ? "< 1 %" : `${Math.round(share * 100)} %`);

/** An edge: as wide as what flowed through it, with the count and its share beside it and a button that inserts a node. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps<FlowEdgeType>) {
  const { id, selected, data } = props;
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const far = useView(({ detail }) => detail !== "full");
  const of = data?.of ?? [];
  const flow = useFigures((figures) => flowOf(figures, of));
  const share = useFigures(({ shares }) => (of.length === 1 ? shares[of[0] ?? ""] : undefined));
  const widest = useFigures((figures) => figures.widest);
  const stale = useFigures((figures) => figures.stale);
  const { path, x, y, loop } = routeAt(data?.route, props);
  const style = { strokeWidth: edgeWidth(flow, widest), strokeDasharray: flow === 0 ? "4 5" : undefined };
  if (far) return <path className="react-flow__edge-path" d={path} fill="none" style={style} data-testid={`edge-${id}`} />;
  const alone = of[0] === id && !session.document.readOnly;
  return (
    <g data-testid={`edge-${id}`} data-flow={flow} data-loop={loop} className={classes.edge}>
      <BaseEdge path={path} style={style} interactionWidth={22} />
      {loop && <path className={classes.back} d={`M ${x + 26} ${y - 5} L ${x + 19} ${y} L ${x + 26} ${y + 5}`} />}
      {flow !== undefined && (
        <text x={x} y={y - 8 - style.strokeWidth / 2} className={classes.count} data-stale={stale} data-testid={`edge-count-${id}`}>
          {shortCount(flow)}
        </text>
      )}
      {share !== undefined && (
        <text x={x} y={y + 16 + style.strokeWidth / 2} className={classes.share} data-stale={stale} data-testid={`edge-share-${id}`}>
          {percent(share)}
        </text>
      )}
      {alone && (
        // biome-ignore lint/a11y/noStaticElementInteractions: with the edge selected, Tab opens the same list
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
      )}
    </g>
  );
});
