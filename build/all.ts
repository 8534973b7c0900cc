/** The whole build: boundaries, window, Node side. Types are a step of their own (`npm run typecheck`), run before this. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { requireModernNode } from "./guard.ts";

requireModernNode();

const root = join(import.meta.dirname, "..");
const bin = (name: string) => join(root, "node_modules/.bin", process.platform === "win32" ? `${name}.cmd` : name);
const steps: [string, string, string[]][] = [
  ["boundaries", process.execPath, ["build/boundaries.ts"]],
  ["window", bin("vite"), ["build", "--logLevel", "warn"]],
  ["Node side", process.execPath, ["build/main.ts"]],
];
for (const [name, command, args] of steps) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    console.error(`build: ${name} failed`);
    process.exit(1);
  }
}
