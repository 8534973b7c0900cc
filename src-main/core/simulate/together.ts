import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { type SimulateHooks, type SimulateInput, simulate } from "./index.ts";

/** Dry-runs the input's journey, and those that run beside it; results in their order, the journey that was asked for first. */
export async function simulateTogether(input: SimulateInput, hooks: SimulateHooks): Promise<Results[]> {
  if (input.together && input.together.length > 0)
    throw new InputError("run-unsupported", "This version does not simulate several journeys in one run.", {
      where: "together",
      todo: "Run them one by one.",
    });
  return [await simulate(input, hooks)];
}
