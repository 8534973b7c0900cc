import { useSetting } from "../../store/preferences.ts";
import { useRecords } from "../session/session.ts";

/** From this many nodes on the minimap costs frames while panning: it is shown only when asked for. */
export const MINIMAP_COSTS = 1000;
/** Below this many the journey itself is its own map. */
const MINIMAP_HELPS = 12;

/** Whether the minimap is shown, and the way to ask for it or dismiss it; remembered apart for small, usual and large journeys. */
export function useMinimap(): [boolean, (shown: boolean) => void] {
  const size = useRecords(({ nodes }) => (nodes.size >= MINIMAP_COSTS ? "large" : nodes.size >= MINIMAP_HELPS ? "usual" : "small"));
  return useSetting<boolean>(`canvas.minimap.${size}`, size === "usual");
}
