import { resolve } from "node:path";
import { rolldown } from "rolldown";
import { expect, it } from "vitest";

/** Bytes. Twice what it takes; the schemas alone, or the time zones, would be several times as much. */
const LARGEST = 180_000;
const LARGEST_COLLECTOR = 90_000;

const sizeOf = async (input: string): Promise<number> => {
  const bundle = await rolldown({ input: resolve(import.meta.dirname, "../..", input), platform: "node", external: [/^node:/] });
  const { output } = await bundle.generate({ format: "cjs", codeSplitting: false });
  return output[0].code.length;
};

it("a thread of the import loads little more than what reads cells, so that it starts at once", async () => {
  expect(await sizeOf("src-main/core/import/collect/worker.ts")).toBeLessThan(LARGEST_COLLECTOR);
  // The guard can fail: a schema of the import does not fit.
  expect(await sizeOf("src-shared/model/import.ts")).toBeGreaterThan(LARGEST_COLLECTOR);
});

it("a thread of the dry run loads little more than the kernel, so that it starts at once", async () => {
  expect(await sizeOf("src-main/core/simulate/worker.ts")).toBeLessThan(LARGEST);
  // The guard can fail: the engine as a whole does not fit.
  expect(await sizeOf("src-shared/engine/index.ts")).toBeGreaterThan(LARGEST);
});
