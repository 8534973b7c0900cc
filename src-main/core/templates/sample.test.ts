import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runHere } from "../../../src-shared/engine/index.ts";
import { lintJourney } from "../../../src-shared/lint/index.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { journeyDifferences, nodeAccounts } from "../../../src-shared/plan/reconcile.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { loadBase } from "../columns/load-base.ts";
import { createProject, type ProjectFile } from "../db/project-file.ts";
import { sampleAsOf, sampleTimeZone } from "../sample/fields.ts";
import { makeSample } from "../sample/index.ts";
import { listTemplates, readTemplate } from "./index.ts";

const assets = join(import.meta.dirname, "../../../assets");
const folder = mkdtempSync(join(tmpdir(), "throughline-templates-"));
const context = { asOf: sampleAsOf, segments: () => undefined };
let project: ProjectFile;
let base: SubscriberBase;

beforeAll(async () => {
  project = createProject(join(folder, "sample.throughline"), { name: "Sample" });
  await makeSample(project);
  base = loadBase(project);
}, 60_000);
afterAll(() => {
  project.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(listTemplates(assets).map(({ id }) => id))("%s on the sample workspace", (id) => {
  const journey = readTemplate(assets, id);

  it("has an audience, and no branch that nobody can take", () => {
    expect(lintJourney(journey, { base, context })).toEqual([]);
    const entries = journey.nodes.map(({ kind, config }) => nodeKinds.get(kind)?.compile(config)).filter((op) => op?.op === "entry");
    for (const { segment } of entries) expect(evaluate(base, segment, context).count()).toBeGreaterThan(100);
    expect(entries.length).toBeGreaterThan(0);
  });

  it("runs over it: every message is sent to somebody, nobody goes round in circles, and all is over after 90 days", () => {
    const results = runHere({
      journey,
      base,
      segments: () => undefined,
      workspaceZone: sampleTimeZone,
      defaultStart: sampleAsOf,
      options: { horizonDays: 90, seed: 1, replications: 10, mode: "forecast" },
    });
    expect(results.journey.entered).toBeGreaterThan(100);
    expect(journeyDifferences(results)).toEqual({ entry: 0, outcome: 0 });
    for (const account of nodeAccounts(journey, results)) expect(account.difference, account.id).toBe(0);
    // Whoever enters at an event may do so on the last day.
    if (!journey.nodes.some(({ kind }) => kind === "event-entry")) expect(results.journey.inProgress).toBe(0);
    expect(results.journey.exited.loop ?? 0).toBe(0);
    for (const { id: node, kind } of journey.nodes)
      if (nodeKinds.get(kind)?.channel) expect(results.nodes[node]?.sent, node).toBeGreaterThan(0);
  });
});
