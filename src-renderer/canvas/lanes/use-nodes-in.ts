import { useRecords } from "../session/session.ts";
import { laneIndexOf } from "./lanes.ts";

/** How many nodes a stage holds, notes and frames too. */
export const useNodesIn = (index: number): number =>
  useRecords(({ head, nodes }) => {
    let count = 0;
    for (const node of nodes.values()) if (laneIndexOf(head.stages, node) === index) count++;
    return count;
  });
