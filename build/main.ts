import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "rolldown";
import { asciiBundles } from "./ascii.ts";
import { requireModernNode } from "./guard.ts";

const root = resolve(import.meta.dirname, "..");

/** What is not bundled: Node's own modules, Electron, and the native module, which lies beside as a package. */
const external = [/^node:/, "electron", "better-sqlite3"];

const bundle = (name: string, input: string, platform: "node" | "browser" = "node"): BuildOptions => ({
  input: resolve(root, input),
  platform,
  external,
  plugins: [asciiBundles],
  // A warning that a bundle may not work is an error; the guess that a module has side effects is none.
  logLevel: "warn",
  output: { file: resolve(root, `dist/main/${name}.cjs`), format: "cjs", sourcemap: true, codeSplitting: false },
});

/** Everything outside of the window, one file for each process or thread. */
const bundles = [
  bundle("main", "src-main/host-electron/main.ts"),
  bundle("preload", "src-main/host-electron/preload.ts", "browser"),
  bundle("core", "src-main/core/service.ts"),
  bundle("simulate", "src-main/core/simulate/worker.ts"),
  bundle("collect", "src-main/core/import/collect/worker.ts"),
  bundle("cli", "src-main/host-cli/main.ts"),
];

/** Bundles the hosts and the core into `dist/main` with rolldown, Vite's own bundler. */
export async function buildMain(): Promise<void> {
  rmSync(resolve(root, "dist/main"), { recursive: true, force: true });
  await build(bundles);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireModernNode();
  await buildMain();
}
