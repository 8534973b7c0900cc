import { countText } from "../../lib/numbers.ts";
import type { Results } from "../../model/results.ts";
import type { PictureTheme } from "../picture-theme.ts";
import { stageText } from "../words.ts";
import type { Layout } from "./layout.ts";
import { element, shorten, textLine, textWidth } from "./svg.ts";

/** The stage lanes: a tinted band with the stage's name and how many reached it. */
export function drawLanes(layout: Layout, results: Results | null, theme: PictureTheme): string[] {
  return layout.lanes.map(({ stage, index, x, width }, at) => {
    const { colour, tint } = theme.stages[(index < 0 ? at : index) % theme.stages.length] ?? { colour: theme.muted, tint: theme.surface };
    const reached = results === null ? "" : `${countText(results.stages[stage] ?? 0)} reached`;
    const nameWidth = width - 40 - textWidth(reached, 12);
    return element("g", {}, [
      element("rect", { x, y: 0, width, height: layout.height, rx: 14, fill: tint, stroke: theme.border }),
      element("rect", { x: x + 16, y: 18, width: 8, height: 14, rx: 4, fill: colour }),
      textLine(shorten(stageText(stage), nameWidth, 14, true), x + 32, 30, { size: 14, fill: colour, bold: true }),
      ...(reached === "" ? [] : [textLine(reached, x + width - 16, 30, { size: 12, fill: theme.muted, anchor: "end" })]),
    ]);
  });
}
