import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Canvas } from "../e2e/pages/canvas.ts";
import { Window } from "../e2e/pages/window.ts";
import { extractArchive, readArchive } from "./archive.ts";
import { launch, root } from "./launch.ts";

const work = mkdtempSync(join(tmpdir(), "throughline-package-"));
const unpacked = join(work, "release", process.arch === "x64" ? "linux-unpacked" : `linux-${process.arch}-unpacked`);
const resources = join(unpacked, "resources");
const archive = join(resources, "app.asar");

/** Electron's fuses in its binary: a mark, a version, how many, and one digit each. */
const fuseMark = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
/** Every fuse that the configuration names stands the other way round. */
const before = "111100111";

/** As much of Electron's folder as packing needs. */
function bareElectron(): string {
  const folder = join(work, "electron");
  mkdirSync(join(folder, "resources"), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8")) as { version: string };
  const head = Buffer.from(`#!/bin/sh\n# ${fuseMark}`);
  writeFileSync(join(folder, "electron"), Buffer.concat([head, Buffer.from([1, before.length]), Buffer.from(before)]));
  chmodSync(join(folder, "electron"), 0o755);
  for (const [name, text] of [
    ["version", version],
    ["LICENSE", ""],
    ["LICENSES.chromium.html", ""],
    ["chrome-sandbox", ""],
  ] as const)
    writeFileSync(join(folder, name), text);
  return folder;
}

test.beforeAll(() => {
  const builder = join(root, "node_modules/electron-builder/cli.js");
  const output = join(work, "release");
  const settings = [`-c.electronDist=${bareElectron()}`, `-c.directories.output=${output}`];
  execFileSync(process.execPath, [builder, "--linux", "dir", `--${process.arch}`, ...settings], { cwd: root, stdio: "pipe" });
});
test.afterAll(() => rmSync(work, { recursive: true, force: true }));

test("the package holds what the application opens, and nothing else", () => {
  const files = readArchive(archive);
  const paths = files.map(({ path }) => path);
  for (const needed of [
    "package.json",
    "dist/main/main.cjs",
    "dist/main/preload.cjs",
    "dist/main/core.cjs",
    "dist/main/simulate.cjs",
    "dist/renderer/index.html",
    "assets/templates/limit-hits.journey.json",
    "assets/schemas/journey.schema.json",
  ])
    expect(paths).toContain(needed);
  const natives = files.filter(({ path }) => path.endsWith(".node"));
  expect(natives.map(({ path }) => path)).toEqual([`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`]);
  expect(natives.every(({ path, unpacked: beside }) => beside && existsSync(join(`${archive}.unpacked`, path)))).toBe(true);
  const places = /^(package\.json|dist\/(main|renderer)\/.*|assets\/(templates|schemas)\/.*\.json|node_modules\/better-sqlite3\/.*)$/;
  expect(paths.filter((path) => !places.test(path) || path.endsWith(".map"))).toEqual([]);
});

test("fuses of the packaged binary are set", () => {
  const binary = readFileSync(join(unpacked, "throughline"));
  const at = binary.indexOf(fuseMark) + fuseMark.length + 2;
  // In Electron's order: run as Node, cookie encryption, NODE_OPTIONS, inspect arguments, archive integrity, only from the archive,
  // snapshot, rights of file://, WebAssembly traps. Those not named stay as Electron ships them.
  expect(binary.toString("latin1", at, at + before.length)).toBe("010011101");
});

test("the packed files are enough to open the sample and dry-run a journey", async () => {
  test.slow();
  const application = join(work, "application");
  extractArchive(archive, application);
  const { app, page, problems, log } = await launch(["--open-sample"], undefined, application);
  const canvas = new Canvas(page);
  await new Window(page).ready("journeys");
  await page.getByText("Limit hits to the right tier").first().click();
  await canvas.ready();
  await canvas.dryRun();
  const [audience = ""] = await canvas.idsOf("audience");
  expect(await canvas.figure(audience, "entered")).toBeGreaterThan(100);
  expect(problems).toEqual([]);
  expect(log()).not.toContain('"level":50');
  await app.close();
});
