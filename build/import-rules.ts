/** Import boundaries of ARCHITECTURE.md. `test/arch` proves that each rule can fail and that modules were scanned at all. */
import type { ICruiseOptions, IForbiddenRuleType } from "dependency-cruiser";

const layers = [
  "lib",
  "model",
  "table",
  "channels",
  "operators",
  "nodes",
  "segments",
  "expressions",
  "privacy",
  "identity",
  "engine",
  "statistics",
  "scores",
  "micro-segments",
  "lint",
  "plan",
  "trace",
  "schemas",
  "journey-diff",
  "contract",
] as const;

/** What each shared layer may import, besides itself. */
const may: Record<(typeof layers)[number], readonly string[]> = {
  lib: [],
  model: ["lib"],
  table: ["lib", "model"],
  channels: ["lib", "model"],
  operators: ["lib", "model", "table"],
  segments: ["lib", "model", "table", "operators", "channels"],
  expressions: ["lib", "model", "table"],
  privacy: ["lib", "model", "table"],
  identity: ["lib", "model", "table"],
  nodes: ["lib", "model", "channels", "segments", "table", "operators"],
  engine: ["lib", "model", "table", "channels", "nodes", "segments"],
  statistics: ["lib", "model", "table"],
  "micro-segments": ["lib", "model", "table", "segments", "statistics", "scores"],
  scores: ["lib", "model", "table", "segments", "statistics"],
  lint: ["lib", "model", "table", "channels", "nodes", "segments", "engine"],
  plan: ["lib", "model", "channels", "nodes", "segments", "engine", "lint", "statistics"],
  trace: ["lib", "model", "table", "channels", "nodes", "segments", "engine", "plan"],
  schemas: ["lib", "model", "nodes"],
  "journey-diff": ["lib", "model", "channels", "nodes", "segments", "plan"],
  contract: layers,
};

export const forbidden: IForbiddenRuleType[] = [
  { name: "no-circular", severity: "error" as const, from: {}, to: { circular: true } },
  { name: "not-resolvable", severity: "error" as const, from: {}, to: { couldNotResolve: true } },
  ...layers.map((layer) => ({
    name: `shared-${layer}`,
    severity: "error" as const,
    comment: `src-shared/${layer} may import only: ${[layer, ...may[layer]].join(", ")}`,
    from: { path: `^src-shared/${layer}/`, pathNot: "\\.test\\.ts$" },
    to: { path: "^src-shared/", pathNot: `^src-shared/(${[layer, ...may[layer]].join("|")})/` },
  })),
  {
    name: "shared-runs-anywhere",
    severity: "error" as const,
    from: { path: "^src-shared/", pathNot: "\\.test\\.ts$" },
    to: { path: "^(src-main|src-renderer)/|^node:|/node_modules/(electron|better-sqlite3|react|react-dom|@xyflow)/" },
  },
  {
    name: "shared-no-node",
    severity: "error" as const,
    from: { path: "^src-shared/", pathNot: "\\.test\\.ts$" },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "renderer-imports-shared-only",
    severity: "error" as const,
    from: { path: "^src-renderer/" },
    to: { path: "^src-main/", pathNot: "^src-main/host-electron/preload\\.ts$" },
  },
  {
    name: "renderer-no-node",
    severity: "error" as const,
    from: { path: "^src-renderer/", pathNot: "\\.test\\.tsx?$" },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "renderer-no-electron",
    severity: "error" as const,
    from: { path: "^src-renderer/" },
    to: { path: "node_modules/(electron|better-sqlite3)/" },
  },
  {
    name: "core-no-hosts",
    severity: "error" as const,
    from: { path: "^src-main/core/" },
    to: { path: "^src-main/host-|^src-renderer/|node_modules/electron/" },
  },
  {
    name: "only-db-imports-sqlite",
    severity: "error" as const,
    from: { path: "^src-main/", pathNot: "^src-main/core/db/|\\.test\\.ts$" },
    to: { path: "node_modules/(better-sqlite3|@types/better-sqlite3)/" },
  },
  {
    name: "only-electron-host-imports-electron",
    severity: "error" as const,
    from: { path: "^src-", pathNot: "^src-main/host-electron/" },
    to: { path: "node_modules/electron/" },
  },
  {
    name: "only-canvas-imports-react-flow",
    severity: "error" as const,
    from: { path: "^src-renderer/", pathNot: "^src-renderer/canvas/" },
    to: { path: "node_modules/@xyflow/" },
  },
  {
    name: "only-charts-import-echarts",
    severity: "error" as const,
    from: { path: "^src-renderer/", pathNot: "^src-renderer/ui/charts/" },
    to: { path: "node_modules/echarts/" },
  },
  {
    name: "only-contract-and-hosts-know-orpc",
    severity: "error" as const,
    from: { path: "^src-", pathNot: "^src-shared/contract/|^src-main/(core/rpc|host-)|^src-renderer/platform/" },
    to: { path: "node_modules/@orpc/" },
  },
];

export const options: ICruiseOptions = {
  tsPreCompilationDeps: true,
  parser: "swc",
  tsConfig: { fileName: "tsconfig.base.json" },
  doNotFollow: { path: "node_modules" },
  exclude: { path: "\\.test\\.tsx?$" },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "require", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".d.ts", ".json"],
  },
};
