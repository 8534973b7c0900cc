import { remarkNode } from "../remark-node.ts";

export const frame = remarkNode({
  kind: "frame",
  label: "Frame",
  icon: "frame",
  help: "A titled frame behind nodes that belong together; nobody passes it.",
  empty: "An untitled frame",
  lines: 1,
  holds: true,
  width: 600,
  height: 320,
});
