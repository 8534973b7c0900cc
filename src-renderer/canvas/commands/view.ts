import { type CanvasCommand, commands, needs } from "./command.ts";

export const viewCommands = commands([
  { id: "journey.fit", label: "Fit the journey into the window", group: "Canvas: view", keys: ["1"], run: (around) => around.fit() },
  {
    id: "canvas.fit-selection",
    label: "Zoom to what is selected",
    group: "Canvas: view",
    keys: ["2"],
    unless: needs.node,
    run: (around) => around.fitSelection(),
  },
  { id: "canvas.actual-size", label: "Zoom to 100 %", group: "Canvas: view", keys: ["0"], run: (around) => around.actualSize() },
  { id: "canvas.zoom-in", label: "Zoom in", group: "Canvas: view", keys: ["Plus", "="], run: (around) => around.zoomBy(1.25) },
  { id: "canvas.zoom-out", label: "Zoom out", group: "Canvas: view", keys: ["-"], run: (around) => around.zoomBy(0.8) },
  { id: "canvas.minimap", label: "Show or hide the minimap", group: "Canvas: view", keys: ["M"], run: (around) => around.toggleMinimap() },
  {
    id: "journey.inspector",
    label: "Show or hide the inspector",
    group: "Canvas: view",
    keys: ["I"],
    run: (around) => around.toggleInspector(),
  },
  ...(["png", "svg", "pdf"] as const).map(
    (format): CanvasCommand<`canvas.picture-${typeof format}`> => ({
      id: `canvas.picture-${format}`,
      label: `Save a picture of the whole journey as ${format.toUpperCase()}`,
      short: `Save as ${format.toUpperCase()}`,
      group: "Canvas: picture",
      unless: needs.nodes,
      run: (around) => around.exportPicture(format),
    }),
  ),
]);
