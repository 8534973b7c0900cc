import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { ImportCase, ImportOutcome, ImportWaitCase, ImportWaits } from "../import/outcome.ts";
import { offer, offerMessages, offerNodes } from "../offer/numbers.ts";
import { buildBundles, bundlePath } from "./bundle.ts";
import type { Case, PeerCase, WaitCase } from "./case.ts";
import type { ChildReport, OurReport, Refused, Waits } from "./report.ts";

/** A process as seen from outside: `wallMs` from its start to its end. */
export type Whole<T> = T & { wallMs: number };

const PYTHON = "/usr/bin/python3";
/** A million subscribers as objects take more than Node's own limit. */
const HEAP_FLAG = "--max-old-space-size=16000";
/** Where the processor has memory protection keys, ending worker threads can rarely stop V8 with "Check failed: jit_page.has_value()". */
const KEYS_FLAG = "--no-memory-protection-keys";

/** Node keeps compiled modules from one process to the next, as the command line has it do. */
const keepsCompiled = { NODE_COMPILE_CACHE: join(import.meta.dirname, "../../../node_modules/.cache/bench/compiled") };

function run<T>(command: string, args: readonly string[], more: Record<string, string> = {}): Whole<T> {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, ...more },
  });
  const wallMs = performance.now() - began;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with status ${status}: ${stderr.slice(-2000)}`);
  return { ...(JSON.parse(stdout) as T), wallMs };
}

/** A whole process of ours, or why it would not run. */
export async function runUs(one: Case): Promise<Whole<OurReport> | Refused> {
  await buildBundles();
  return run<OurReport>(process.execPath, [HEAP_FLAG, KEYS_FLAG, bundlePath("us"), JSON.stringify(one)], keepsCompiled);
}

export const isRefused = (outcome: Whole<OurReport> | Refused): outcome is Refused => "refused" in outcome;

/** As `runUs`, of a case that must run. */
export async function runOurs(one: Case): Promise<Whole<OurReport>> {
  const outcome = await runUs(one);
  if (isRefused(outcome)) throw new Error(`The dry run refuses its own benchmark: ${outcome.refused}`);
  return outcome;
}

/** Waits in a process of ours. */
export async function runWaits(one: WaitCase): Promise<Whole<Waits>> {
  await buildBundles();
  return run<Waits>(process.execPath, [HEAP_FLAG, KEYS_FLAG, bundlePath("waits"), JSON.stringify(one)]);
}

function runSimPy({ subscribers, days, runs }: PeerCase): Whole<ChildReport> {
  const input = { subscribers, days, runs, seed: 1, offer, nodes: offerNodes, messages: offerMessages };
  return run<ChildReport>(PYTHON, [join(import.meta.dirname, "../peers/simpy_journey.py"), JSON.stringify(input)]);
}

/** A whole process of a peer. */
export async function runPeer(one: PeerCase): Promise<Whole<ChildReport>> {
  if (one.engine === "SimPy") return runSimPy(one);
  await buildBundles();
  return run<ChildReport>(process.execPath, [HEAP_FLAG, bundlePath("peer"), JSON.stringify(one)], keepsCompiled);
}

/** A whole process that imports a file as one of the contenders does. */
export async function runImport(one: ImportCase): Promise<Whole<ImportOutcome>> {
  await buildBundles();
  return run<ImportOutcome>(process.execPath, [HEAP_FLAG, bundlePath("import"), JSON.stringify(one)]);
}

/** A process that imports and cancels imports. */
export async function runImportWaits(one: ImportWaitCase): Promise<Whole<ImportWaits>> {
  await buildBundles();
  return run<ImportWaits>(process.execPath, [HEAP_FLAG, KEYS_FLAG, bundlePath("import-waits"), JSON.stringify(one)]);
}

/** Why SimPy cannot be run on this machine; undefined where it can. */
export function simPyMissing(): string | undefined {
  const { status, error } = spawnSync(PYTHON, ["-c", "import simpy; simpy.Environment"], { encoding: "utf8" });
  if (error) return `there is no ${PYTHON}`;
  return status === 0 ? undefined : "SimPy 3 or later is not installed (Debian: python3-simpy3, or python3-simpy from Debian 13 on)";
}
