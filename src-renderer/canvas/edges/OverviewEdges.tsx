import { ViewportPortal } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { FlowNode } from "../flow.ts";
import { HEADER_HEIGHT, NODE_WIDTH, outletTop } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";
import { useFigures, useRecords, useView } from "../session/session.ts";
import classes from "./FlowEdge.module.css";
import { edgePath, edgeWidth } from "./path.ts";

/** Every edge as a few long paths, one per width: what an overview of a large journey can afford. */
export const OverviewEdges = memo(function OverviewEdges({ nodes }: { nodes: readonly FlowNode[] }) {
  const records = useRecords((all) => all);
  const flows = useFigures(({ run }) => run?.results.edges);
  const widest = useFigures((figures) => figures.widest);
  const scale = useView(({ detail }) => (detail === "bare" ? 7 : 2.5));
  const paths = useMemo(() => {
    const places = new Map(nodes.map(({ id, position }) => [id, position]));
    const byWidth = new Map<number, string[]>();
    for (const edge of records.edges.values()) {
      const from = records.nodes.get(edge.from);
      const source = places.get(edge.from);
      const target = places.get(edge.to);
      if (!from || !source || !target) continue;
      const at = Math.max(
        0,
        viewOf(from).outlets.findIndex(({ id }) => id === edge.outlet),
      );
      const ends = {
        sourceX: source.x + NODE_WIDTH,
        sourceY: source.y + outletTop(from, at),
        targetX: target.x,
        targetY: target.y + HEADER_HEIGHT / 2,
      };
      const width = Math.round(edgeWidth(flows?.[edge.id], widest));
      const same = byWidth.get(width) ?? [];
      same.push(edgePath(ends).path);
      byWidth.set(width, same);
    }
    return [...byWidth].map(([width, parts]) => ({ width, path: parts.join("") }));
  }, [nodes, records, flows, widest]);
  return (
    <ViewportPortal>
      <svg className={classes.together} aria-hidden="true">
        {paths.map(({ width, path }) => (
          <path key={width} d={path} strokeWidth={(1 + (width - 1) / 3) * scale} />
        ))}
      </svg>
    </ViewportPortal>
  );
});
