import { join, resolve } from "node:path";
import { build } from "rolldown";
import { asciiBundles } from "../../../build/ascii.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = join(root, "node_modules/.cache/bench");

/** Files that a benchmark starts as processes and threads of their own, one bundle each, as the product's are. */
const inputs = {
  us: "test/bench/measure/us.ts",
  waits: "test/bench/measure/waits.ts",
  peer: "test/bench/measure/peer.ts",
  worker: "src-main/core/simulate/worker.ts",
  import: "test/bench/measure/import.ts",
  "import-waits": "test/bench/measure/import-waits.ts",
  collect: "src-main/core/import/collect/worker.ts",
} as const;
export type Bundle = keyof typeof inputs;

export const bundlePath = (name: Bundle): string => join(folder, `${name}.cjs`);

let built: Promise<unknown> | undefined;

/** Bundles them once in a process, so that reading a hundred source files is not measured. */
export function buildBundles(): Promise<unknown> {
  built ??= build(
    (Object.keys(inputs) as Bundle[]).map((name) => ({
      input: resolve(root, inputs[name]),
      platform: "node" as const,
      plugins: [asciiBundles],
      external: [/^node:/, "simjs", "better-sqlite3", "@duckdb/node-api"],
      logLevel: "warn" as const,
      output: { file: bundlePath(name), format: "cjs" as const, codeSplitting: false },
    })),
  );
  return built;
}
