import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { crewBeside, crewOf } from "./crew.ts";

it("asks for the threads that were named, each with a block of its own", () => {
  expect([1, 1024, 1025, 5000].map((rows) => crewOf({ workers: 3, replications: 1 }, rows))).toEqual([1, 1, 2, 3]);
  expect([1, 1024, 1025, 5000].map((rows) => crewBeside({ workers: 3, replications: 1 }, rows))).toEqual([0, 0, 1, 2]);
});

it("asks for none where a base is small, and otherwise for one for each processor", () => {
  expect(crewOf({ replications: 1 }, 20_000)).toBe(0);
  expect(crewOf({ replications: 1 }, 1_000_000)).toBe(Math.min(16, availableParallelism()));
  expect(crewOf({ replications: 100 }, 20_000)).toBe(Math.min(16, availableParallelism()));
  expect([crewOf({ workers: 2, replications: 1 }, 0), crewBeside({ replications: 1 }, 0)]).toEqual([0, 0]);
});
