import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkBoundaries } from "../../build/boundaries.ts";

const root = join(import.meta.dirname, "../..");
const folders = ["src-shared", "src-main", "src-renderer"];
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small tree that keeps every boundary, with one file replaced or added. */
function plant(file: string, source: string): string {
  const base = mkdtempSync(join(tmpdir(), "throughline-arch-"));
  made.push(base);
  symlinkSync(join(root, "node_modules"), join(base, "node_modules"));
  const files: Record<string, string> = {
    "src-shared/lib/a.ts": "export const a = 1;\n",
    "src-shared/model/b.ts": 'import { a } from "../lib/a.ts";\nexport const b = a;\n',
    "src-shared/engine/e.ts": 'import { b } from "../model/b.ts";\nexport const e = b;\n',
    "src-main/core/c.ts": 'import { b } from "../../src-shared/model/b.ts";\nexport const c = b;\n',
    "src-main/host-cli/d.ts": 'import { c } from "../core/c.ts";\nexport const d = c;\n',
    "src-renderer/app/f.ts": 'import { b } from "../../src-shared/model/b.ts";\nexport const f = b;\n',
    [file]: source,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return base;
}

/** One planted import per rule: where it stands, what it imports, and the rule that must refuse it. */
const forbidden: [string, string, string][] = [
  ["src-shared/lib/x.ts", 'export { b } from "../model/b.ts";', "shared-lib"],
  ["src-shared/model/x.ts", 'export { e } from "../engine/e.ts";', "shared-model"],
  ["src-shared/schemas/x.ts", 'export { e } from "../engine/e.ts";', "shared-schemas"],
  ["src-shared/engine/x.ts", 'export { readFileSync } from "node:fs";', "shared-no-node"],
  ["src-shared/engine/x.ts", 'export { c } from "../../src-main/core/c.ts";', "shared-runs-anywhere"],
  ["src-shared/engine/x.ts", 'import type { JSX } from "react";\nexport type X = JSX.Element;', "shared-runs-anywhere"],
  ["src-main/core/x.ts", 'export { app } from "electron";', "core-no-hosts"],
  ["src-main/core/x.ts", 'export { d } from "../host-cli/d.ts";', "core-no-hosts"],
  ["src-main/core/x.ts", 'export { default } from "better-sqlite3";', "only-db-imports-sqlite"],
  ["src-main/host-web/x.ts", 'export { app } from "electron";', "only-electron-host-imports-electron"],
  ["src-renderer/app/x.ts", 'export { c } from "../../src-main/core/c.ts";', "renderer-imports-shared-only"],
  ["src-renderer/app/x.ts", 'export { readFileSync } from "node:fs";', "renderer-no-node"],
  ["src-renderer/app/x.ts", 'export { default } from "better-sqlite3";', "renderer-no-electron"],
  ["src-renderer/app/x.ts", 'export { ReactFlow } from "@xyflow/react";', "only-canvas-imports-react-flow"],
  ["src-renderer/results/x.ts", 'export { init } from "echarts/core";', "only-charts-import-echarts"],
  ["src-renderer/app/x.ts", 'export { createORPCClient } from "@orpc/client";', "only-contract-and-hosts-know-orpc"],
  ["src-shared/lib/a.ts", 'export { z } from "./z.ts";\nexport const a = 1;', "not-resolvable"],
  ["src-shared/lib/a.ts", 'import { b } from "../model/b.ts";\nexport const a = b;', "no-circular"],
];

describe("import boundaries", () => {
  it("holds in the project, over all of its modules", async () => {
    const { modules, violations } = await checkBoundaries(root, folders);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(100);
  });

  it("accepts a tree that keeps them", async () => {
    const { modules, violations } = await checkBoundaries(plant("src-shared/lib/x.ts", "export const x = 1;\n"), folders);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(5);
  });

  it.each(forbidden)("refuses %s: %s", async (file, source, rule) => {
    const { violations } = await checkBoundaries(plant(file, `${source}\n`), folders);
    expect(violations.filter((violation) => violation.startsWith(`${rule}:`))).not.toEqual([]);
  });

  it("fails the build on a forbidden import, and when nothing was scanned", () => {
    const run = (base: string) => spawnSync(process.execPath, [join(root, "build/boundaries.ts"), base], { encoding: "utf8" });
    const planted = run(plant("src-shared/engine/x.ts", 'export { readFileSync } from "node:fs";\n'));
    expect(planted.stderr).toContain("forbidden import, shared-no-node: src-shared/engine/x.ts");
    expect(planted.status).toBe(1);
    const empty = mkdtempSync(join(tmpdir(), "throughline-arch-"));
    made.push(empty);
    for (const folder of folders) mkdirSync(join(empty, folder));
    const nothing = run(empty);
    expect(nothing.stderr).toContain("No module was scanned");
    expect(nothing.status).toBe(1);
  });
});
