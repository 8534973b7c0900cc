import type { Alignment, Axis } from "../edits/arrange.ts";
import { type CanvasCommand, commands, needs } from "./command.ts";

const alignments: readonly [Alignment, string, string][] = [
  ["left", "Align left", "Alt+Shift+L"],
  ["centre", "Align centres", "Alt+Shift+C"],
  ["right", "Align right", "Alt+Shift+R"],
  ["top", "Align top", "Alt+Shift+T"],
  ["middle", "Align middles", "Alt+Shift+M"],
  ["bottom", "Align bottom", "Alt+Shift+B"],
];
const axes: readonly [Axis, string][] = [
  ["horizontally", "Alt+Shift+H"],
  ["vertically", "Alt+Shift+V"],
];

export const arrangeCommands = commands([
  {
    id: "journey.tidy",
    label: "Tidy the layout",
    group: "Canvas: arrange",
    keys: ["T"],
    edits: true,
    unless: needs.nodes,
    run: ({ actions }) => void actions.tidy(),
  },
  ...alignments.map(
    ([to, label, keys]): CanvasCommand<`canvas.align-${Alignment}`> => ({
      id: `canvas.align-${to}`,
      label,
      group: "Canvas: arrange",
      keys: [keys],
      edits: true,
      unless: needs.several,
      run: ({ actions }) => actions.align(to),
    }),
  ),
  ...axes.map(
    ([axis, keys]): CanvasCommand<`canvas.distribute-${Axis}`> => ({
      id: `canvas.distribute-${axis}`,
      label: `Distribute ${axis}`,
      group: "Canvas: arrange",
      keys: [keys],
      edits: true,
      unless: needs.three,
      run: ({ actions }) => actions.distribute(axis),
    }),
  ),
  {
    id: "canvas.snap",
    label: "Snap to the grid, or not",
    group: "Canvas: arrange",
    keys: ["G"],
    run: (around) => around.toggleSnap(),
  },
]);
