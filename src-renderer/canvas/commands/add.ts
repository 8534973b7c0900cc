import { canLead } from "../edits/graph.ts";
import { commands, needs, selectedEdges } from "./command.ts";

export const addCommands = commands([
  {
    id: "canvas.quick-add",
    label: "Add a node after the selected one, or on the selected edge",
    short: "Add a node",
    group: "Canvas: add",
    keys: ["Tab"],
    edits: true,
    run: ({ session, actions }) => {
      const { edges } = session.selection.store.getState();
      const node = session.selection.single();
      const [edge] = edges;
      if (node !== undefined) actions.quickAdd({ at: "node", node, outlet: undefined });
      else if (edge !== undefined && edges.size === 1) actions.quickAdd({ at: "edge", edge });
      else actions.quickAdd({ at: "place", x: Number.NaN, y: Number.NaN });
    },
  },
  {
    id: "canvas.connect",
    label: "Connect the selected node to another",
    short: "Connect to…",
    group: "Canvas: add",
    keys: ["C"],
    edits: true,
    unless: (around) => {
      const id = around.session.selection.single();
      if (id === undefined) return needs.oneNode(around);
      return canLead(around.session.document.store.getState().records, id) ? null : "Nothing leads on from this node.";
    },
    run: ({ session }) => {
      const node = session.selection.single();
      if (node !== undefined) session.view.setState({ picker: { for: "connect", node } });
    },
  },
  {
    id: "canvas.insert",
    label: "Insert a node on the selected edge",
    short: "Insert a node here",
    group: "Canvas: add",
    edits: true,
    unless: (around) => (selectedEdges(around).size === 1 ? null : "Select one edge first."),
    run: (around) => {
      const [edge] = selectedEdges(around);
      if (edge !== undefined) around.actions.quickAdd({ at: "edge", edge });
    },
  },
]);
