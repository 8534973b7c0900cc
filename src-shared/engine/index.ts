/** The dry run: compiles journeys over a base and runs them. What it means is in docs/dry-run.md. */
export { type Compiled, compileRun } from "./compile/index.ts";
export type { RunCounts } from "./counts.ts";
export type { Decisions } from "./decisions.ts";
export { addFound, buffersOf, type Found } from "./found.ts";
export { checkedResults, runHere, solveHere } from "./local.ts";
export type { LogEntry, LogKind } from "./log.ts";
export { type EngineInput, type EngineOptions, plainWorkspace, type Workspace } from "./options.ts";
export { type Pass, PassRunner } from "./pass.ts";
export type { Program } from "./program.ts";
export { type Solved, Solver } from "./solve.ts";
export { Summary } from "./summary.ts";
export { isKnownZone, toLocal, toUtc, type Zone, zoneOf, zonesVersion } from "./time/zones.ts";
export { Tracer, traceSubscriber } from "./trace.ts";
export { ENGINE_VERSION } from "./version.ts";
