import { expect, it } from "vitest";
import { isCancelled } from "./cancelled.ts";
import { type Job, runJob } from "./jobs.ts";

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

it("gives progress at most ten times a second, then the result", async () => {
  const job = runJob([], async ({ progress }) => {
    for (let n = 1; n <= 50; n++) {
      progress("Counting", n, 50);
      await pause(10);
    }
    return "done";
  });
  const seen: number[] = [];
  for (;;) {
    const step = await job.next();
    if (step.done) {
      expect(step.value).toBe("done");
      break;
    }
    seen.push(step.value.done);
  }
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.length).toBeLessThan(12);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

it("does not start before it is asked for", async () => {
  let started = false;
  const job = runJob([], async () => {
    started = true;
  });
  await pause(20);
  expect(started).toBe(false);
  await job.next();
  expect(started).toBe(true);
});

/** A task that heeds nothing but its signal. */
const endless = (seen: { signal?: AbortSignal }) => (job: Job) =>
  new Promise<void>((_resolve, reject) => {
    seen.signal = job.signal;
    job.progress("Working", 1, 0);
    job.signal.addEventListener("abort", () => reject(job.signal.reason));
  });

it("stops the task when the caller ends the iteration", async () => {
  const seen: { signal?: AbortSignal } = {};
  for await (const progress of runJob([], endless(seen))) {
    expect(progress.label).toBe("Working");
    break;
  }
  expect(seen.signal?.aborted).toBe(true);
});

it("ends at once when a signal fires, even if the task does not heed it", async () => {
  const controller = new AbortController();
  const job = runJob([controller.signal], ({ progress }) => {
    progress("Deaf", 0, 0);
    return new Promise<never>(() => undefined);
  });
  await job.next();
  const next = job.next();
  const began = performance.now();
  controller.abort();
  await expect(next).rejects.toSatisfy(isCancelled);
  expect(performance.now() - began).toBeLessThan(200);
});

it("passes the failure of the task on", async () => {
  const job = runJob([], async () => {
    throw new Error("broken");
  });
  await expect(job.next()).rejects.toThrow("broken");
});
