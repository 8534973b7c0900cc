import { useSetting } from "../store/preferences.ts";

/** Whether personal values are hidden on this screen; remembered. */
export const useMasked = (): [boolean, (masked: boolean) => void] => useSetting<boolean>("subscribers.masked", false);
