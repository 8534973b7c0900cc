import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { modules, moduleText } from "../../build/kernel.ts";

it.each(modules)("$target is compiled from $entry as it stands; `npm run kernel` makes it anew", async (one) => {
  const kept = readFileSync(join(import.meta.dirname, "../..", one.target), "utf8");
  expect(kept === (await moduleText(one))).toBe(true);
});
