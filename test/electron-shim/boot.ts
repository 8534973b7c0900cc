// node boot.ts [Electron's switches] [-r module] <folder or file of the application> [its arguments]
import { readFileSync, statSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { app } from "./app.ts";
import { config } from "./config.ts";

interface Loader {
  _resolveFilename(request: string, ...rest: unknown[]): string;
  _load(path: string, parent: null, isMain: boolean): unknown;
}
const loader = Module as unknown as Loader;
const electronModule = join(import.meta.dirname, "module.ts");
const original = loader._resolveFilename;
loader._resolveFilename = function resolveFilename(request, ...rest) {
  return request === "electron" ? electronModule : original.call(this, request, ...rest);
};

const preloads: string[] = [];
const rest: string[] = [];
const given = process.argv.slice(2);
for (let at = 0; at < given.length; at++) {
  const argument = given[at] ?? "";
  if (rest.length > 0) rest.push(argument);
  else if (argument === "-r") {
    at += 1;
    preloads.push(given[at] ?? "");
  } else if (argument.startsWith("--")) config.switches.push(argument);
  else rest.push(argument);
}

let target = resolve(rest[0] ?? ".");
config.appPath = dirname(target);
if (statSync(target).isDirectory()) {
  config.appPath = target;
  config.manifest = JSON.parse(readFileSync(join(target, "package.json"), "utf8"));
  target = join(target, config.manifest.main ?? "index.js");
}

const require = createRequire(import.meta.url);
const program = join(import.meta.dirname, "electron");
Object.defineProperty(process.versions, "electron", {
  value: JSON.parse(readFileSync(require.resolve("electron/package.json"), "utf8")).version,
});
process.argv = [program, ...config.switches, ...rest];
for (const preload of preloads) require(resolve(preload)); // Playwright's own takes its switches out of process.argv.
process.argv = [program, ...rest];
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => app.quit());
app.start();
loader._load(target, null, true);
