import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const stamp = join(root, "dist/built");
/** What the build is made of. */
const sources = ["src-main", "src-renderer", "src-shared", "build", "assets/public", "package.json", "vite.config.ts"];

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** True when `dist` was built after the last change of the sources. */
export function isFresh(): boolean {
  return existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...sources.map((source) => newest(join(root, source))));
}

/** Builds the window and the hosts. */
export async function buildAll(): Promise<void> {
  // The stamp bears the time at which the build began, so that a change during it counts as newer.
  const began = new Date();
  const { build } = await import("vite");
  const { buildMain } = await import("./main.ts");
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  await buildMain();
  writeFileSync(stamp, "");
  utimesSync(stamp, began, began);
}
