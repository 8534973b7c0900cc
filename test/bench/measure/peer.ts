/** One process of a peer: `heap` or `simjs`, how many subscribers, how many days. Prints a `ChildReport`. */
import { runHeap } from "../peers/heap.ts";
import { runSimJs } from "../peers/simjs.ts";
import { type ChildReport, usage } from "./report.ts";

const peers = { heap: runHeap, simjs: runSimJs };
const [engine, subscribers, days] = process.argv.slice(2) as [keyof typeof peers, string, string];
const began = performance.now();
const counts = peers[engine](Number(subscribers), Number(days));
const report: ChildReport = { engine, runMs: [performance.now() - began], counts: [counts], ...usage() };
console.log(JSON.stringify(report));
