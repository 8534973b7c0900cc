import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lintDocument } from "./document.ts";
import { lintRules } from "./index.ts";

it("is the page in docs (npm run schemas)", () => {
  expect(readFileSync(join(import.meta.dirname, "../../docs/lint.md"), "utf8")).toBe(lintDocument());
});

it("has every id once, with a sentence", () => {
  const ids = lintRules.flatMap(({ finds }) => Object.keys(finds));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { finds } of lintRules) for (const { about } of Object.values(finds)) expect(about).toMatch(/^[A-Z0-9].*\.$/);
});
