import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { SpareThreads } from "./spare-threads.ts";

const waits = "setInterval(() => {}, 1000)";

function spareOf(code: string) {
  const started: Worker[] = [];
  const spare = new SpareThreads(() => {
    const worker = new Worker(code, { eval: true });
    started.push(worker);
    return worker;
  });
  return { started, spare };
}
const ended = (worker: Worker | undefined) => new Promise((resolve) => worker?.once("exit", resolve));

it("hands out the threads that were started, then new ones, and ends what nobody took", async () => {
  const { started, spare } = spareOf(waits);
  spare.prepare(3);
  expect(started.length).toBe(3);
  expect([spare.take(), spare.take()]).toEqual([started[0], started[1]]);
  await spare.close();
  expect(started.map(({ threadId }) => threadId === -1)).toEqual([false, false, true]);
  const fresh = spare.take();
  expect(fresh).toBe(started[3]);
  await Promise.all(started.map((worker) => worker.terminate()));
});

it.each(["process.exit(3)", "throw new Error('out of memory')"])("does not hand out a thread that ended by itself: %s", async (code) => {
  const { started, spare } = spareOf(code);
  spare.prepare(1);
  await ended(started[0]);
  const taken = spare.take();
  expect(taken).not.toBe(started[0]);
  taken.once("error", () => {});
  await ended(taken);
});
