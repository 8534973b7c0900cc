import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const names: Partial<Record<NodeJS.Platform, string>> = { win32: "electron.exe", darwin: "Electron.app/Contents/MacOS/Electron" };

/**
 * Electron's binary: in `ELECTRON_OVERRIDE_DIST_PATH`, or where `npx install-electron` puts it. Undefined when it is not there;
 * importing the `electron` package would download it, so that is not done.
 */
export function findElectron(): string | undefined {
  const folder = join(root, "node_modules/electron");
  const told = join(folder, "path.txt");
  const name = existsSync(told) ? readFileSync(told, "utf8").trim() : (names[process.platform] ?? "electron");
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, "dist");
  const path = join(dist, name);
  return existsSync(path) ? path : undefined;
}
