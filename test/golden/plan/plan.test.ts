import { join } from "node:path";
import { expect, it } from "vitest";
import { exportPlan } from "../../../src-main/core/export/index.ts";
import { planSchema } from "../../../src-shared/model/plan.ts";
import { resultsSchema } from "../../../src-shared/model/results.ts";
import { makePlan } from "../../../src-shared/plan/make-plan.ts";
import { journeyPicture } from "../../../src-shared/plan/picture.ts";
import { journey, sampleDetails, sampleRun } from "./sample-run.ts";

const expected = (name: string) => join(import.meta.dirname, "expected", name);
const plan = makePlan({ run: sampleRun, details: sampleDetails, currency: "USD", timeZone: "UTC" });
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it("runs the sample journey as it always did", async () => {
  expect(resultsSchema.parse(sampleRun.results)).toEqual(sampleRun.results);
  await expect(`${JSON.stringify(sampleRun.results, null, 1)}\n`).toMatchFileSnapshot(expected("results.json"));
});

it("makes the same plan of the same run", async () => {
  expect(planSchema.parse(plan)).toEqual(plan);
  await expect(`${JSON.stringify(plan, null, 1)}\n`).toMatchFileSnapshot(expected("plan.json"));
});

it("writes the same tables", async () => {
  for (const { name, bytes } of await exportPlan(plan, sampleRun, "csv")) {
    expect(bytes.subarray(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    await expect(text(bytes)).toMatchFileSnapshot(expected(name));
  }
});

it("draws the same picture, light and dark, with counts and without", async () => {
  const [file] = await exportPlan(plan, sampleRun, "svg");
  await expect(text(file?.bytes ?? new Uint8Array())).toMatchFileSnapshot(expected("journey.svg"));
  await expect(`${journeyPicture(journey, sampleRun.results, "dark", "USD")}\n`).toMatchFileSnapshot(expected("journey-dark.svg"));
  await expect(`${journeyPicture(journey, null, "light")}\n`).toMatchFileSnapshot(expected("journey-not-run.svg"));
});
