/** One process of ours: builds the base, runs the case that its first argument holds, and prints an `OurReport`, or why the case is refused. */
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { crewBeside } from "../../../src-main/core/simulate/crew.ts";
import { simulate } from "../../../src-main/core/simulate/index.ts";
import { SpareThreads } from "../../../src-main/core/simulate/spare-threads.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { hashHex } from "../../../src-shared/lib/murmur.ts";
import { countsOfResults, visitsOfResults } from "../peers/tally.ts";
import { baseOf, type Case, inputOf, optionsOf } from "./case.ts";
import { type OurReport, type Refused, usage } from "./report.ts";

const threads = new SpareThreads(() => new Worker(join(dirname(process.argv[1] as string), "worker.cjs")));

async function measure(one: Case): Promise<OurReport> {
  threads.prepare(crewBeside(optionsOf(one, 0), one.subscribers));
  const built = performance.now();
  const base = baseOf(one);
  const baseMs = performance.now() - built;
  const report = { engine: "Throughline", baseMs, runMs: [] as number[], counts: [] as OurReport["counts"] };
  let last = { visits: 0, digest: "", cost: 0 };
  for (let run = 0; run < one.runs; run++) {
    const input = inputOf(one, base, run);
    const began = performance.now();
    const results = await simulate(input, {
      onProgress: () => {},
      signal: new AbortController().signal,
      startWorker: () => threads.take(),
      takesPart: true,
    });
    report.runMs.push(performance.now() - began);
    report.counts.push(countsOfResults(results));
    last = { visits: visitsOfResults(results), digest: hashHex(JSON.stringify(results)), cost: results.money.cost };
  }
  return { ...report, ...last, ...usage() };
}

async function answer(): Promise<OurReport | Refused> {
  try {
    return await measure(JSON.parse(process.argv[2] as string) as Case);
  } catch (error) {
    if (error instanceof InputError) return { refused: error.message };
    throw error;
  } finally {
    await threads.close();
  }
}

answer().then(
  (report) => console.log(JSON.stringify(report)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
