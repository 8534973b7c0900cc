import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Progress } from "../../src-shared/contract/job.ts";
import { type StartJob, useJob } from "./useJob.ts";

const progress = (done: number): Progress => ({ label: "Counting", done, total: 3, secondsLeft: null });

/** A job that goes on only when told to, and notes whether it was ended. */
function manual() {
  let go: () => void = () => undefined;
  const notes = { ended: false };
  const job: StartJob<string> = async () => {
    let at = 0;
    return {
      next: async () => {
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        at++;
        return at <= 3 ? { done: false, value: progress(at) } : { done: true, value: "counted" };
      },
      return: async () => {
        notes.ended = true;
        go();
        return { done: true, value: undefined };
      },
    } as unknown as AsyncIterator<Progress, string, unknown>;
  };
  return { job, notes, step: () => act(async () => go()) };
}

function Runner({ job }: { job: StartJob<string> }) {
  const run = useJob<string>();
  return (
    <>
      <button type="button" onClick={() => void run.start(job)}>
        start
      </button>
      <button type="button" onClick={run.cancel}>
        cancel
      </button>
      <p>{`${run.status} ${run.progress?.done ?? "-"} ${run.result ?? "-"} ${run.failure?.message ?? ""}`}</p>
    </>
  );
}

it("shows progress, then the result", async () => {
  const { job, step } = manual();
  render(<Runner job={job} />);
  await userEvent.click(screen.getByText("start"));
  await step();
  expect(screen.getByText(/running 1 -/)).toBeTruthy();
  await step();
  await step();
  expect(screen.getByText(/running 3 -/)).toBeTruthy();
  await step();
  expect(screen.getByText(/done - counted/)).toBeTruthy();
});

it("cancels by ending the iteration", async () => {
  const { job, notes, step } = manual();
  render(<Runner job={job} />);
  await userEvent.click(screen.getByText("start"));
  await step();
  await userEvent.click(screen.getByText("cancel"));
  expect(notes.ended).toBe(true);
  expect(await screen.findByText(/cancelled/)).toBeTruthy();
});

it("cancels when its screen is left", async () => {
  const { job, notes, step } = manual();
  const { unmount } = render(<Runner job={job} />);
  await userEvent.click(screen.getByText("start"));
  await step();
  unmount();
  expect(notes.ended).toBe(true);
});

it("tells a failure in its own sentence", async () => {
  const broken: StartJob<string> = async () => {
    throw Object.assign(new Error("The file has no header."), { data: { code: "csv-no-header", more: [] } });
  };
  render(<Runner job={broken} />);
  await userEvent.click(screen.getByText("start"));
  expect(await screen.findByText(/failed - - The file has no header\./)).toBeTruthy();
});
