import { expect, it } from "vitest";
import { runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { withEnd } from "./RunOptionsForm.tsx";

it("makes the most replications while a precision or a time limit ends the run, and one again without both", () => {
  const plain = runOptionsSchema.parse({});
  const precise = withEnd(plain, "precision", 0.05);
  expect(precise).toMatchObject({ precision: 0.05, replications: 1000 });
  const both = withEnd(precise, "timeLimitSeconds", 20);
  expect(both.replications).toBe(1000);
  expect(withEnd(both, "precision", undefined)).toMatchObject({ replications: 1000, timeLimitSeconds: 20 });
  expect(withEnd(withEnd(both, "precision", undefined), "timeLimitSeconds", undefined)).toEqual(plain);
});

it("leaves a number of replications that was chosen", () => {
  const chosen = { ...runOptionsSchema.parse({}), replications: 40 };
  expect(withEnd(chosen, "precision", 0.05).replications).toBe(40);
  expect(withEnd({ ...chosen, precision: 0.05 }, "precision", undefined).replications).toBe(40);
});
