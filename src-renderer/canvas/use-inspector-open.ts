import { useSetting } from "../store/preferences.ts";

/** Whether the inspector is shown beside the canvas; remembered. */
export const useInspectorOpen = () => useSetting<boolean>("canvas.inspector.open", true);
