import { remarkNode } from "../remark-node.ts";

export const note = remarkNode({
  kind: "note",
  label: "Note",
  icon: "note",
  help: "A sticky note for whoever reads the journey; nobody passes it.",
  empty: "An empty note",
  lines: 6,
  width: 240,
  height: 120,
});
