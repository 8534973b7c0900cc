/** One process of a peer, told by a `PeerCase` as its first argument. Prints a `ChildReport`. */
import { random } from "../../../src-main/core/sample/random.ts";
import { runHeap } from "../peers/heap.ts";
import { runSimJs } from "../peers/simjs.ts";
import type { PeerCase } from "./case.ts";
import { type ChildReport, usage } from "./report.ts";

const peers = { heap: runHeap, simjs: runSimJs };
const { engine, subscribers, days, runs, seeded } = JSON.parse(process.argv[2] as string) as PeerCase & { engine: keyof typeof peers };
const report = { engine, runMs: [] as number[], counts: [] as ChildReport["counts"] };
for (let run = 0; run < runs; run++) {
  const draw = seeded ? random(`${engine} ${run}`).next : Math.random;
  const began = performance.now();
  report.counts.push(peers[engine](subscribers, days, draw));
  report.runMs.push(performance.now() - began);
}
console.log(JSON.stringify({ ...report, ...usage() } satisfies ChildReport));
