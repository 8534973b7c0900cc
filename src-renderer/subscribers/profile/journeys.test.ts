import { expect, it } from "vitest";
import type { RunEntry } from "../../../src-shared/contract/runs.ts";
import type { TraceLine } from "../../../src-shared/model/trace.ts";
import { journeyWords, newestRuns } from "./journeys.ts";

const run = (id: string, journeyId: string, at: string) =>
  ({ id, journeyId, at, name: id, journeyName: journeyId, entered: 1, converted: 0, cost: 0, seed: 1 }) satisfies RunEntry;
const line = (what: TraceLine["what"], text: string): TraceLine => ({
  ...{ at: "2026-03-02T09:00:00Z", local: "2026-03-02T03:00:00", instance: 0, journey: "", node: null, label: "" },
  ...{ what, detail: "", text, saw: [] },
});

it("takes the newest run of each journey, the newest first", () => {
  const runs = [run("r1", "a", "2026-01-01"), run("r2", "b", "2026-01-02"), run("r3", "a", "2026-01-03")];
  expect(newestRuns(runs).map(({ id }) => id)).toEqual(["r3", "r2"]);
});

it("tells what a run did: how it ended, how often it wrote, the last step", () => {
  const entered = line("entered", "Entered");
  expect(journeyWords({ lines: [entered, line("sent", "Sent"), line("completed", "Left at the end")], sent: 1, why: [] })).toEqual({
    status: "completed",
    sentence: "1 message sent. Last: Left at the end (2026-03-02).",
  });
  expect(journeyWords({ lines: [entered, line("exited", "Opted out")], sent: 0, why: ["No consent to email"] })).toMatchObject({
    status: "left early",
    sentence: "Never contacted: No consent to email. Last: Opted out (2026-03-02).",
  });
  expect(journeyWords({ lines: [entered, line("waits", "Waits")], sent: 2, why: [] }).status).toBe("under way");
  expect(journeyWords({ lines: [], sent: 0, why: ["Not in the segment"] })).toEqual({
    status: "did not enter",
    sentence: "Not in the segment",
  });
});
