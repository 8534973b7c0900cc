import { expect, it } from "vitest";
import { testJourney } from "../engine/testing/run.ts";
import type { PoolResult, Results } from "../model/results.ts";
import { chartColours } from "./charts/colours.ts";
import { poolDaysChart } from "./charts/pool-days.ts";
import { experimentRows } from "./experiments.ts";
import { outletName } from "./run.ts";

const arms = [
  { id: "a", label: "More speed", percent: 50 },
  { id: "b", percent: 50 },
];
const journey = testJourney([{ id: "try", kind: "experiment", config: { arms, metric: "clicked", decideAfterHours: 24 } }], []);

it("calls outlets by their names, without shares", () => {
  const [node] = journey.nodes;
  if (!node) throw new Error("the journey has a node");
  expect(outletName(node, "a")).toBe("More speed");
  expect(outletName(node, "b")).toBe("b");
  expect(outletName({ ...node, kind: "wait-for-event", config: { event: "opened", timeoutHours: 5 } }, "timeout")).not.toBe("");
});

it("dates a decision on the journey's calendar", () => {
  const counts = { entered: 10, succeeded: 2 };
  const experiments = { try: { winner: "a", why: "winner" as const, decidedAt: "2026-03-03T02:00:00Z", arms: { a: counts, b: counts } } };
  const of = (replications: number) => ({ experiments, manifest: { replications } }) as unknown as Results;
  expect(experimentRows(journey, of(8), "America/Denver")[0]?.verdict).toContain("the first of 8 replications");
  const [row] = experimentRows(journey, of(1), "America/Denver");
  expect(row?.verdict).toBe("“More speed” won on Mon 2 Mar 2026 and took everyone who came after.");
  expect(row?.arms.map(({ name }) => name)).toEqual(["More speed", "b"]);
});

it("shows a pool's days as dates from the run's first day, up to the last on which anything happened", () => {
  const quiet = { asked: 0, served: 0, queue: 0 };
  const busy = [quiet, { asked: 9, served: 4, queue: 5 }, { asked: 0, served: 5, queue: 0 }, quiet, quiet];
  const pool = { asked: 9, served: 9, days: busy.map((one, day) => ({ day, ...one })) } as unknown as PoolResult;
  const { option, summary } = poolDaysChart(pool, "2026-02-28", chartColours("light", "Inter"));
  expect(JSON.stringify(option)).toContain('"data":["28 Feb","1 Mar","2 Mar"]');
  expect(summary).toBe("9 asked and 9 were served on 3 days; the longest queue at a day's end was 5, on 1 Mar.");
});
