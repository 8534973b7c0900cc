import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Records } from "../../store/records.ts";
import { GAP_X, GAP_Y } from "../edits/add.ts";
import { laneIndexOf } from "../lanes/lanes.ts";
import { HEADER_HEIGHT, NODE_WIDTH, nodeHeight, outletTop } from "../nodes/size.ts";
import { takesEdges, viewOf } from "../nodes/view.ts";

/**
 * Layered layout from left to right with the stages as partitions, so that no node of a later stage stands left of one of an earlier.
 * The order of nodes and edges in the input decides between layouts that are equally good, which keeps a drawing as it is where little changed.
 * https://eclipse.dev/elk/reference/options.html
 */
const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.partitioning.activate": "true",
  "elk.spacing.nodeNode": String(GAP_Y),
  "elk.layered.spacing.nodeNodeBetweenLayers": String(GAP_X),
  "elk.spacing.edgeNode": "16",
  "elk.spacing.edgeEdge": "10",
  "elk.layered.spacing.edgeNodeBetweenLayers": "16",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.cycleBreaking.strategy": "DEPTH_FIRST",
  "elk.separateConnectedComponents": "false",
  "elk.randomSeed": "1",
};

/**
 * From so many nodes on the shortest edges are not sought: that takes ten times as long (30 s of 1,000 nodes, and 2 s of 200). Every node
 * stands as early as it can instead.
 */
const LARGE = 300;
const largeOptions = {
  "elk.layered.layering.strategy": "LONGEST_PATH_SOURCE",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
};

const port = (id: string, x: number, y: number, side: "EAST" | "WEST") => ({
  id,
  x,
  y,
  width: 0,
  height: 0,
  layoutOptions: { "elk.port.side": side },
});

const into = (id: string) => `${id}>`;
const outOf = (id: string, outlet: string) => `${id}<${outlet}`;

/** The journey as ELK's input: nodes from top to bottom as they stand, each in the partition of its stage; notes and frames are left out. */
export function elkGraph(records: Records): ElkNode {
  const nodes = [...records.nodes.values()].filter((node) => !viewOf(node).remark);
  const inOrder = nodes.toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x || a.id.localeCompare(b.id));
  const rank = new Map(inOrder.map(({ id }, at) => [id, at]));
  const place = ({ from, outlet }: { from: string; outlet: string }) => {
    const source = records.nodes.get(from);
    const at = source ? viewOf(source).outlets.findIndex(({ id }) => id === outlet) : 0;
    return (rank.get(from) ?? 0) * 64 + at;
  };
  return {
    id: "journey",
    layoutOptions: nodes.length < LARGE ? options : { ...options, ...largeOptions },
    children: inOrder.map((node) => ({
      id: node.id,
      width: NODE_WIDTH,
      height: nodeHeight(node, true),
      layoutOptions: {
        "elk.partitioning.partition": String(laneIndexOf(records.head.stages, node)),
        "elk.portConstraints": "FIXED_POS",
      },
      ports: [
        ...(takesEdges(node) ? [port(into(node.id), 0, HEADER_HEIGHT / 2, "WEST")] : []),
        ...viewOf(node).outlets.map(({ id }, at) => port(outOf(node.id, id), NODE_WIDTH, outletTop(node, at), "EAST")),
      ],
    })),
    edges: [...records.edges.values()]
      .toSorted((a, b) => place(a) - place(b))
      .map(({ id, from, outlet, to }) => ({ id, sources: [outOf(from, outlet)], targets: [into(to)] })),
  };
}
