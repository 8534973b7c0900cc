import { expect, it } from "vitest";
import { nextRunName } from "./run-names.ts";

it("numbers runs above every run of the project, whatever was deleted or renamed", () => {
  expect(nextRunName([])).toBe("Run 1");
  expect(nextRunName(["Run 2: Calls (with Mail)", "Run 2", "Spring 7"])).toBe("Run 3");
  expect(nextRunName(["Run 12", "Run 3", "Running 40"])).toBe("Run 13");
});
