import { useSetting } from "../store/preferences.ts";

/** Whether dragged nodes snap to the grid; remembered. */
export const useSnap = () => useSetting<boolean>("canvas.snap", true);
