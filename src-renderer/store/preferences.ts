import { create } from "zustand";
import type { Preferences } from "../../src-shared/contract/app.ts";
import type { CoreClient } from "../../src-shared/contract/client.ts";

export type Setting = string | number | boolean;

interface State extends Preferences {
  core: CoreClient | null;
}

const usePreferences = create<State>(() => ({ colorScheme: "auto", window: {}, core: null }));

/** Reads what was remembered and keeps the core for later writes. */
export async function loadPreferences(core: CoreClient): Promise<Preferences> {
  const preferences = await core.app.preferences();
  usePreferences.setState({ ...preferences, core });
  window.addEventListener("pagehide", flush);
  return preferences;
}

let timer: ReturnType<typeof setTimeout> | undefined;

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  const { core, colorScheme, window } = usePreferences.getState();
  core?.app.setPreferences({ colorScheme, window }).catch((error: unknown) => console.warn("Preferences were not kept.", error));
}

/** Writes a moment after the last change, so that dragging a divider is one write. A failure costs only the memory of a width. */
function writeSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(write, 300);
}

/** Writes at once what is not written yet: the window is about to go. */
function flush(): void {
  if (timer !== undefined) write();
}

export function rememberColorScheme(colorScheme: Preferences["colorScheme"]): void {
  usePreferences.setState({ colorScheme });
  writeSoon();
}

export function rememberSetting(name: string, value: Setting): void {
  usePreferences.setState((state) => ({ window: { ...state.window, [name]: value } }));
  writeSoon();
}

/** Forgets a setting, so that the one otherwise holds again. */
export function forgetSetting(name: string): void {
  if (!(name in usePreferences.getState().window)) return;
  usePreferences.setState(({ window: { [name]: _gone, ...others } }) => ({ window: others }));
  writeSoon();
}

/** A remembered setting of the window as it stands, outside of components. */
export function settingOf<T extends Setting>(name: string, otherwise: T): T {
  const kept = usePreferences.getState().window[name];
  return typeof kept === typeof otherwise ? (kept as T) : otherwise;
}

/** A remembered setting of the window and its setter; `otherwise` until one is remembered. */
export function useSetting<T extends Setting>(name: string, otherwise: T): [T, (value: T) => void] {
  const kept = usePreferences((state) => state.window[name]);
  const value = typeof kept === typeof otherwise ? (kept as T) : otherwise;
  return [value, (next) => rememberSetting(name, next)];
}

export const useColorSchemePreference = () => usePreferences((state) => state.colorScheme);
