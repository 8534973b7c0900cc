import { ViewportPortal } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { FlowEdge, FlowNode } from "../flow.ts";
import { useFigures, useView } from "../session/session.ts";
import classes from "./FlowEdge.module.css";
import { edgeWidth, routeAt } from "./path.ts";

/** Every edge as a few long paths, one per width: what an overview of a large journey can afford. */
export const OverviewEdges = memo(function OverviewEdges({ nodes, edges }: { nodes: readonly FlowNode[]; edges: readonly FlowEdge[] }) {
  const flows = useFigures(({ run }) => run?.results.edges);
  const widest = useFigures((figures) => figures.widest);
  const scale = useView(({ detail }) => (detail === "bare" ? 7 : 2.5));
  const paths = useMemo(() => {
    const places = new Map(nodes.map((node) => [node.id, node]));
    const byWidth = new Map<number, string[]>();
    for (const edge of edges) {
      const source = places.get(edge.source);
      const target = places.get(edge.target);
      const out = source?.handles?.find(({ id }) => id === edge.sourceHandle);
      const into = target?.handles?.find(({ id }) => id === "in");
      if (!source || !target || !out || !into) continue;
      const ends = {
        sourceX: source.position.x + out.x,
        sourceY: source.position.y + out.y,
        targetX: target.position.x + into.x,
        targetY: target.position.y + into.y,
      };
      const flow = flows && edge.data?.of.reduce((sum, id) => sum + (flows[id] ?? 0), 0);
      const width = Math.round(edgeWidth(flow, widest));
      const same = byWidth.get(width) ?? [];
      same.push(routeAt(edge.data?.route, ends).path);
      byWidth.set(width, same);
    }
    return [...byWidth].map(([width, parts]) => ({ width, path: parts.join("") }));
  }, [nodes, edges, flows, widest]);
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
