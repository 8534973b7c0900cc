import { zonesVersion } from "../../../src-shared/engine/time/zones.ts";
import { sqliteVersion } from "../db/sqlite-version.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** The application itself: what it is made of, and the person's preferences. */
export function appHandlers({ ports, settings }: CoreParts): Handlers["app"] {
  return {
    info: () => ({
      version: ports.version,
      runtime: `Node ${process.versions.node}${process.versions.electron ? `, Electron ${process.versions.electron}` : ""}`,
      sqlite: sqliteVersion(),
      zones: zonesVersion,
      host: ports.host,
    }),
    preferences: () => settings.preferences,
    setPreferences: (preferences) => {
      settings.setPreferences(preferences);
      return settings.preferences;
    },
  };
}
