import { expect, it } from "vitest";
import type { Journey } from "../model/journey.ts";
import { compileRun } from "./compile/index.ts";
import { interpret } from "./reference/interpreter.ts";
import { plainBase } from "./testing/base.ts";
import { neutral, testInput, testJourney } from "./testing/run.ts";
import { traceSubscriber } from "./trace.ts";

/** Everyone waits for long in a journey whose goal is a conversion, which comes without contact. */
const waiting = (id: string, priority: number): Journey =>
  testJourney(
    [
      { id: "in", kind: "audience", config: { segment: { all: [] } } },
      { id: "wait", kind: "wait", config: { for: { hours: 2000 } } },
    ],
    ["in -> wait"],
    { id, settings: { priority, model: { ...neutral, baseline: { monthly: 0.9 } } } },
  );

/** Journeys in the order in which a conversion without contact ends them. */
function ended(priorities: readonly [first: number, second: number], engine: "fast" | "reference"): (number | undefined)[] {
  const input = { ...testInput(waiting("one", priorities[0]), plainBase(1)), together: [waiting("other", priorities[1])] };
  const { program } = compileRun(input);
  const log = engine === "fast" ? traceSubscriber(program, 0) : interpret(program).log;
  return log.filter(({ what, detail }) => what === "exited" && detail === "goal").map(({ node }) => program.nodes[node]?.journey);
}

it("of two journeys that end at the same second, the one with the higher priority ends first (the reference)", () => {
  expect(ended([0, 5], "reference")).toEqual([1, 0]);
  expect(ended([5, 0], "reference")).toEqual([0, 1]);
});

it("so it does in the fast engine", () => {
  expect(ended([5, 0], "fast")).toEqual([0, 1]);
  expect(ended([0, 5], "fast")).toEqual([1, 0]);
});
