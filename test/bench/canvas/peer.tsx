import { Background, Controls, type Edge, MiniMap, type Node, ReactFlow, useEdgesState, useNodesState } from "@xyflow/react";
import "@xyflow/react/dist/style.css";

/**
 * React Flow's stress example (github.com/xyflow/xyflow, examples/react/src/examples/Stress) with the same nodes at the same places: its own
 * plain nodes, edges, minimap and controls. `visibleOnly` gives it what it can do best: only what is in view is drawn, and there is no minimap.
 */
export function Peer({ nodes: count, visibleOnly }: { nodes: number; visibleOnly: boolean }) {
  const rows = Math.ceil(count / 42);
  const perRow = Math.ceil(count / rows);
  const [nodes, , onNodesChange] = useNodesState<Node>(
    Array.from({ length: count }, (_, at) => ({
      id: `n${at}`,
      data: { label: `Node ${at}` },
      position: { x: 40 + (at % perRow) * 280, y: Math.floor(at / perRow) * 170 },
    })),
  );
  const [edges, , onEdgesChange] = useEdgesState<Edge>(
    Array.from({ length: count }, (_, at) => ({ id: `e${at}`, source: `n${at - 1}`, target: `n${at}` })).filter((_, at) => at % perRow > 0),
  );
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.05}
      defaultViewport={{ x: 0, y: 40, zoom: 0.8 }}
      onlyRenderVisibleElements={visibleOnly}
    >
      {!visibleOnly && <MiniMap />}
      <Controls />
      <Background />
    </ReactFlow>
  );
}
