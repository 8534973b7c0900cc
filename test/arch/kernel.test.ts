import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { kernelModule } from "../../build/kernel.ts";

it("the compiled kernel is that of its sources; `npm run kernel` makes it anew", async () => {
  const kept = readFileSync(join(import.meta.dirname, "../../src-shared/engine/fast/kernel-bytes.ts"), "utf8");
  expect(kept === (await kernelModule())).toBe(true);
});
