import type { TraceLine } from "../model/trace.ts";

/** The lines of a trace without those that a neighbour tells as well: going on to the only next node, and standing at the entry just entered. */
export function toldLines(lines: readonly TraceLine[]): TraceLine[] {
  return lines.filter(({ what, detail, saw, node }, at) => {
    const before = lines[at - 1];
    if (what === "arrived") return before?.what !== "entered" || before.node !== node;
    return what !== "left" || detail !== "next" || saw.length > 0;
  });
}
