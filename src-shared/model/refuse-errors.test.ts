import { expect, it } from "vitest";
import type { Problem } from "./problem.ts";
import { refuseErrors } from "./refuse-errors.ts";

const warning: Problem = { id: "odd", severity: "warning", message: "It is odd." };
const wrong: Problem = { id: "wrong", severity: "error", message: "It is wrong.", path: "nodes[1]", node: "mail" };

it("passes warnings, and refuses by the first error with its place and all others", () => {
  expect(() => refuseErrors([warning])).not.toThrow();
  const refused = () =>
    refuseErrors([warning, wrong, { ...wrong, path: undefined, message: "So is this." }], { within: "spring.json", todo: "Mend it." });
  expect(refused).toThrow(
    expect.objectContaining({
      code: "wrong",
      message: "It is wrong.",
      where: "spring.json: nodes[1]",
      todo: "Mend it.",
      node: "mail",
      more: ["So is this."],
    }),
  );
  expect(() => refuseErrors([{ ...wrong, fix: "Take it out." }], { todo: "Mend it." })).toThrow(
    expect.objectContaining({ where: "nodes[1]", todo: "Take it out." }),
  );
});
