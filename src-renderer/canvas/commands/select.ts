import { type Direction, neighbour } from "../edits/neighbour.ts";
import { nextEdge } from "../edits/next-edge.ts";
import { edgeName } from "../flow.ts";
import { type Around, type CanvasCommand, commands, needs, selectedEdges } from "./command.ts";

/** Walks to the neighbour on a side; from an edge, to the node at that end. */
function walk(around: Around, direction: Direction): void {
  const { session, reveal } = around;
  const { records } = session.document.store.getState();
  const { nodes, edges } = session.selection.store.getState();
  const edge = nodes.size === 0 && edges.size === 1 ? records.edges.get([...edges][0] ?? "") : undefined;
  const from = session.selection.single() ?? [...nodes][0];
  const end = edge && (direction === "left" || direction === "up" ? edge.from : edge.to);
  const next = end ?? (from === undefined ? [...records.nodes.keys()][0] : neighbour(records, from, direction));
  if (next === undefined) return;
  session.selection.set([next]);
  reveal(next);
}

const sides = [
  ["left", "Left"],
  ["right", "Right"],
  ["up", "Up"],
  ["down", "Down"],
] as const satisfies (readonly [Direction, string])[];

export const selectCommands = commands([
  {
    id: "canvas.select-all",
    label: "Select everything",
    group: "Canvas: select",
    keys: ["mod+A"],
    run: ({ actions }) => actions.selectAll(),
  },
  {
    id: "canvas.select-none",
    label: "Select nothing",
    group: "Canvas: select",
    keys: ["Esc"],
    run: ({ session, actions }) => {
      const { tidying } = session.view.getState();
      if (tidying) tidying.abort();
      else actions.clear();
    },
  },
  {
    id: "canvas.select-upstream",
    label: "Select everything that leads here",
    short: "Select upstream",
    group: "Canvas: select",
    keys: ["U"],
    unless: needs.node,
    run: ({ actions }) => actions.selectReach("upstream"),
  },
  {
    id: "canvas.select-downstream",
    label: "Select everything that follows",
    short: "Select downstream",
    group: "Canvas: select",
    keys: ["D"],
    unless: needs.node,
    run: ({ actions }) => actions.selectReach("downstream"),
  },
  ...sides.map(
    ([side, key]): CanvasCommand<`canvas.walk-${Direction}`> => ({
      id: `canvas.walk-${side}`,
      label: `Walk to the neighbour: ${side}`,
      group: "Canvas: select",
      keys: [`Arrow${key}`],
      keysOnly: true,
      run: (around) => walk(around, side),
    }),
  ),
  {
    id: "canvas.select-edge",
    label: "Select the next edge of the node",
    group: "Canvas: select",
    keys: ["E"],
    unless: (around) => (selectedEdges(around).size > 0 ? null : needs.node(around)),
    run: ({ session }) => {
      const { records } = session.document.store.getState();
      const edge = nextEdge(records, session.selection.store.getState());
      if (edge === undefined) return session.announcer.say("This node has no edges.");
      session.selection.set([], [edge.id]);
      const name = edgeName({ ...edge, of: [edge.id] }, records.nodes);
      session.announcer.say(`${name} selected. Tab inserts, Delete deletes, arrows go to its ends.`);
    },
  },
  {
    id: "canvas.find",
    label: "Search the nodes of this journey",
    short: "Search nodes",
    group: "Canvas: select",
    keys: ["mod+F"],
    unless: needs.nodes,
    run: ({ session }) => session.view.setState({ picker: { for: "find" } }),
  },
]);
