import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { openDecisions } from "../../../src-shared/engine/decisions.ts";
import { compileRun, type Pass } from "../../../src-shared/engine/index.ts";
import { plainBase } from "../../../src-shared/engine/testing/base.ts";
import { baseInOrder, beside, everything, limited } from "../../../src-shared/engine/testing/everything.ts";
import { testInput, testJourney } from "../../../src-shared/engine/testing/run.ts";
import { isCancelled } from "../cancelled.ts";
import { Unavailable } from "../unavailable.ts";
import { type SimulateInput, simulateTogether } from "./index.ts";
import { SimulationPool } from "./pool.ts";
import { BLOCK_ROWS, NEXT_ROW, type ToWorker } from "./protocol.ts";

/** Threads of the dry run that can be ended from outside. */
function crew(start = () => new Worker(new URL("./worker.ts", import.meta.url))) {
  const workers: Worker[] = [];
  const startWorker = (): Worker => {
    const worker = start();
    workers.push(worker);
    return worker;
  };
  /** A thread that is gone has no number any more. */
  const alive = () => workers.filter(({ threadId }) => threadId !== -1).length;
  return { workers, startWorker, alive };
}

const never = () => new AbortController().signal;

/** A journey that keeps every subscriber busy for long: some hundred thousand steps a second. */
const ticking = (hours: number) =>
  testJourney(
    [
      { id: "in", kind: "audience", config: { segment: { all: [] } } },
      { id: "tick", kind: "wait", config: { for: { hours } } },
      {
        id: "share",
        kind: "random-split",
        config: {
          shares: [
            { id: "a", percent: 99 },
            { id: "b", percent: 1 },
          ],
        },
      },
    ],
    ["in -> tick", "tick -> share", "share:a -> tick"],
  );
const long: SimulateInput = {
  ...testInput(ticking(1), plainBase(100_000)),
  options: runOptionsSchema.parse({ seed: 2, workers: 2, horizonDays: 60 }),
};
const shared: SimulateInput = {
  ...testInput(everything(), baseInOrder(Array.from({ length: 1400 }, (_, n) => n))),
  ...{ together: [beside()], workspace: limited },
  options: runOptionsSchema.parse({ seed: 5, workers: 2, horizonDays: 30 }),
};

it.each([
  ["nothing is shared", long, false],
  ["everything is shared", shared, false],
  ["the calling thread takes part", { ...long, options: { ...long.options, workers: 3 } }, true],
])("a thread that is ended in the middle of a run changes no byte of the results where %s", async (_, input, takesPart) => {
  const expected = JSON.stringify(
    await simulateTogether({ ...input, options: { ...input.options, workers: 0 } }, { onProgress: () => {}, signal: never() }),
  );
  const { workers, startWorker, alive } = crew();
  let killed = false;
  const kill = () => {
    if (!killed) void workers[0]?.terminate();
    killed = true;
  };
  let passes = 0;
  const results = await simulateTogether(input, {
    startWorker: () => {
      const worker = startWorker();
      const send = worker.postMessage.bind(worker);
      worker.postMessage = (message: ToWorker) => {
        send(message);
        // The second way through the base has just begun; a run without shared things has but one.
        if (worker === workers[0] && message.type === "run" && ++passes === 2) kill();
      };
      return worker;
    },
    signal: never(),
    takesPart,
    onProgress: (done, total) => {
      if (input !== shared && done > 0 && done < total) kill();
    },
  });
  expect(killed, "the run was over before a thread could be ended").toBe(true);
  expect(workers.length).toBe(3);
  expect(JSON.stringify(results)).toBe(expected);
  expect(alive()).toBe(0);
});

const pooled = compileRun(testInput(ticking(6), plainBase(500), { horizonDays: 20 })).program;
const pass: Pass = { replication: 0, decisions: openDecisions(pooled), gather: null, sends: null, replaces: false };
const poolOf = (threads: number, startWorker: () => Worker): SimulationPool => {
  const pool = new SimulationPool(threads, startWorker);
  pool.load(pooled);
  return pool;
};
const ended = (worker: Worker | undefined) => new Promise((resolve) => worker?.once("exit", resolve));

it("a thread that ends between two ways through the base is replaced, too", async () => {
  const { workers, startWorker, alive } = crew();
  const pool = poolOf(2, startWorker);
  const first = await pool.run(pass, null);
  const gone = ended(workers[1]);
  await workers[1]?.terminate();
  await gone;
  const second = await pool.run(pass, null);
  expect(workers.length).toBe(3);
  expect(second.sums.flat).toEqual(first.sums.flat);
  expect((await pool.run(pass, [3, 1, 4])).sums.flat).not.toEqual(first.sums.flat);
  await pool.close();
  expect(alive()).toBe(0);
});

it("blocks that a thread took without saying so are run again, by another thread if need be", async () => {
  const whole = await poolOf(1, crew().startWorker).run(pass, null);
  const { workers, startWorker, alive } = crew(() => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    const post = worker.postMessage.bind(worker);
    let control: Int32Array | undefined;
    let runs = 0;
    worker.postMessage = (message: ToWorker) => {
      if (message.type === "program") control = message.control;
      // Stands for a thread that is ended after it took a block, and before it wrote that down.
      else if (++runs === 1 && control) Atomics.add(control, NEXT_ROW, BLOCK_ROWS);
      else if (workers.length === 1) void worker.terminate();
      post(message);
    };
    return worker;
  });
  const pool = poolOf(1, startWorker);
  expect((await pool.run(pass, null)).sums.flat).toEqual(whole.sums.flat);
  expect(workers.length).toBe(2);
  await pool.close();
  expect(alive()).toBe(0);
});

it.each([
  ["end with a code", () => new Worker("process.exit(3)", { eval: true })],
  ["throw", () => new Worker("throw new Error('out of memory')", { eval: true })],
])("gives up with a sentence when two new threads in the place of one %s as well, and leaves no thread behind", async (_, start) => {
  const { workers, startWorker, alive } = crew(start);
  const started = simulateTogether(
    { ...long, options: { ...long.options, workers: 1 } },
    { startWorker, signal: never(), onProgress: () => {} },
  );
  const error = await started.then(
    () => expect.unreachable("the run ended"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Unavailable);
  expect(error).toMatchObject({
    code: "threads-lost",
    message: expect.stringContaining("3 times"),
    todo: expect.stringContaining("again"),
  });
  expect(String((error as Error).cause)).toMatch(/code 3|out of memory/);
  expect(workers.length).toBe(3);
  expect(alive()).toBe(0);
});

it("leaves no thread behind when it is cancelled in the middle", async () => {
  const { workers, startWorker, alive } = crew();
  const stop = new AbortController();
  const started = simulateTogether(long, {
    startWorker,
    signal: stop.signal,
    onProgress: (done) => {
      if (done > 0) stop.abort();
    },
  });
  await started.then(
    () => expect.unreachable("the run ended before it was cancelled"),
    (error: unknown) => expect(isCancelled(error)).toBe(true),
  );
  expect(workers.length).toBe(2);
  expect(alive()).toBe(0);
});
