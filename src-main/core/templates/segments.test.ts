import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { segmentTemplates } from "../../../src-shared/segments/templates/index.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { sampleAsOf } from "../sample/fields.ts";
import { makeSample } from "../sample/index.ts";

const context = { asOf: sampleAsOf, segments: () => undefined };
const project = testProject(undefined, afterAll);
let base: SubscriberBase;
beforeAll(async () => {
  await makeSample(project);
  base = loadBase(project);
}, 60_000);

describe("templates of segments on the sample workspace", () => {
  it.each(segmentTemplates)("$id fits the data and takes some, not all", ({ rules }) => {
    expect(checkSegment(rules, catalogueOf(base, context.segments))).toEqual([]);
    const count = evaluate(base, rules, context).count();
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(base.rows * 0.7);
  });
});
