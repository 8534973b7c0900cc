/** The dry run: compiles a journey over a base and runs it. What it means is in docs/dry-run.md. */
export { type Compiled, compileRun } from "./compile/index.ts";
export type { RunCounts } from "./counts.ts";
export { countsOf, type Layout, layoutOfProgram } from "./fast/layout.ts";
export { Machine } from "./fast/machine.ts";
export { checkedResults, runHere } from "./local.ts";
export type { LogEntry, LogKind } from "./log.ts";
export type { EngineInput, EngineOptions } from "./options.ts";
export type { Program } from "./program.ts";
export { interpret } from "./reference/interpreter.ts";
export { tally } from "./reference/tally.ts";
export { Summary } from "./summary.ts";
export { isKnownZone, toLocal, toUtc, type Zone, zoneOf, zonesVersion } from "./time/zones.ts";
export { traceSubscriber } from "./trace.ts";
export { ENGINE_VERSION } from "./version.ts";
