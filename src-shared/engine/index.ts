/** The dry run: compiles journeys over a base and runs them. What it means is in docs/dry-run.md. */
export { type Compiled, compileRun } from "./compile/index.ts";
export type { Decisions } from "./decisions.ts";
export { addFound, type Found } from "./found.ts";
export { checkedResults, runHere, solveHere } from "./local.ts";
export type { LogEntry } from "./log.ts";
export type { EngineInput } from "./options.ts";
export { type Pass, PassRunner } from "./pass.ts";
export type { Program } from "./program.ts";
export { type Solved, Solver } from "./solve.ts";
export { Summary } from "./summary.ts";
export { toLocal, type Zone } from "./time/zone.ts";
export { zoneOf, zonesVersion } from "./time/zones.ts";
export { Tracer, traceSubscriber } from "./trace.ts";
export { ENGINE_VERSION } from "./version.ts";
