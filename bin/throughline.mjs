#!/usr/bin/env node
// Starts the command line with a Node that can run it: this one, or the Node 24 of node_modules.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import module, { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED = 22;
const major = Number(process.versions.node.split(".")[0]);

/** The Node that npm installed beside the application; undefined where there is none for this system. */
function ownNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}/package.json`,
    );
    const program = fileURLToPath(new URL(process.platform === "win32" ? "bin/node.exe" : "bin/node", pathToFileURL(manifest)));
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

if (major >= NEEDED) {
  const source = new URL("../src-main/host-cli/main.ts", import.meta.url);
  const bundle = new URL("../dist/main/cli.cjs", import.meta.url);
  // Compiled modules are kept between calls, which halves the time to start; where they cannot be kept, nothing is lost.
  module.enableCompileCache?.(fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url)));
  if (existsSync(source)) await import(source.href);
  // A bundle is CommonJS; to import it would have Node look for its exports in all of its text first.
  else createRequire(import.meta.url)(fileURLToPath(bundle));
} else {
  const program = ownNode();
  if (program) {
    // Ctrl+C reaches both processes; the started one decides how to end.
    process.on("SIGINT", () => undefined);
    const { status } = spawnSync(program, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
    process.exitCode = status ?? 130;
  } else {
    process.stderr.write(
      `Throughline needs Node ${NEEDED} or newer; this is ${process.versions.node}. Install one, or run npm ci in its folder.\n`,
    );
    process.exitCode = 1;
  }
}
