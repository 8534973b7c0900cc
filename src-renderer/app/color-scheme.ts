import { type MantineColorScheme, type MantineColorSchemeManager, useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import { rememberColorScheme, useColorSchemePreference } from "../store/preferences.ts";

let scheme: MantineColorScheme | undefined;

/** Keeps the scheme for this window only; the core remembers it between starts. */
export const sessionColorScheme: MantineColorSchemeManager = {
  get: (otherwise) => scheme ?? otherwise,
  set: (value) => {
    scheme = value;
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => {
    scheme = undefined;
  },
};

/** Light, dark or the system's; remembered. */
export function useColorScheme() {
  const preferred = useColorSchemePreference();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (colorScheme !== preferred) setColorScheme(preferred);
  }, [colorScheme, preferred, setColorScheme]);
  return { scheme: preferred, choose: rememberColorScheme };
}
