import type { DesktopBridge } from "../../src-shared/contract/bridge.ts";

declare global {
  interface Window {
    throughline?: DesktopBridge;
  }
}

/** What the desktop host gives the window; undefined in a browser. */
export const desktop: DesktopBridge | undefined = window.throughline;
