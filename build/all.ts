/** The whole build: boundaries, window, Node side. Types are a step of their own (`npm run typecheck`), run before this. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildAll } from "./fresh.ts";
import { requireModernNode } from "./guard.ts";

requireModernNode();

const { status } = spawnSync(process.execPath, [join(import.meta.dirname, "boundaries.ts")], { stdio: "inherit" });
if (status !== 0) {
  console.error("build: boundaries failed");
  process.exit(1);
}
await buildAll();
