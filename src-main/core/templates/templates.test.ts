import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintJourney } from "../../../src-shared/lint/index.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { makeBase } from "../../../src-shared/segments/test-base.ts";
import { leavesOf } from "../../../src-shared/segments/view.ts";
import { sampleEvents, sampleFields, sampleValues } from "../sample/fields.ts";
import { listTemplates, readTemplate } from "./index.ts";

const assets = join(import.meta.dirname, "../../../assets");
const templates = listTemplates(assets);

/** The sample's fields and events without any subscriber. */
const empty = makeBase(
  Object.fromEntries(sampleFields.map(({ id, type, role }) => [id, { type, cells: [], ...(role ? { role } : {}) }])),
  Object.fromEntries(Object.keys(sampleEvents).map((event) => [event, []])),
);

/** On what ground people are contacted; one of these words in each template. */
const consentBases = ["Opted in", "Existing customer, same kind of service", "Needed for the contract", "Legitimate interest, can object"];

const NODE = { width: 240, height: 96 };

it("lists the six cases that providers published, then the others, and no file is left out", () => {
  const ids = templates.map(({ id }) => id);
  expect(ids.slice(0, 6)).toEqual(["limit-hits", "streamers", "families", "gamers", "onboarding", "anniversary"]);
  expect(ids).toHaveLength(16);
  expect(ids.map((id) => `${id}.journey.json`).toSorted()).toEqual(readdirSync(join(assets, "templates")).toSorted());
  expect(templates.filter(({ claims }) => claims.length > 0).map(({ id }) => id)).toEqual(ids.slice(0, 6));
  expect(() => readTemplate(assets, "limit-hit")).toThrow('There is no template "limit-hit".');
  expect(() => readTemplate(assets, "../schemas/journey")).toThrow("There is no template");
});

describe.each(templates.map(({ id }) => id))("%s", (id) => {
  const journey = readTemplate(assets, id);

  it("is complete: an owner, a consent basis, a goal, exit criteria, quiet hours and limits", () => {
    const { owner, consentBasis, goal, exitWhen, settings } = journey;
    expect(owner).toMatch(/\w{4}/);
    expect(consentBases).toContain(consentBasis);
    expect(goal).not.toBeNull();
    expect(exitWhen).not.toBeNull();
    expect(settings.quietHours).not.toBeNull();
    expect(settings.caps.length).toBeGreaterThan(0);
    expect(journey).not.toHaveProperty("template");
    const about = templates.find((template) => template.id === id);
    expect(about?.conversion).toMatch(/\w{4}/);
    expect(about?.thumbnail.marks.length).toBe(journey.nodes.length);
  });

  it("has nothing for lint to find", () => {
    expect(lintJourney(journey)).toEqual([]);
  });

  it("speaks of fields, events and values that the sample workspace has", () => {
    const catalogue = catalogueOf(empty, () => undefined);
    const check = (segment: Parameters<typeof checkSegment>[0]) => {
      expect(checkSegment(segment, { ...catalogue, eventTypes: [...catalogue.eventTypes, "opened", "clicked", "answered"] })).toEqual([]);
      for (const leaf of leavesOf(segment)) {
        if (leaf.kind !== "field" || typeof leaf.rule.value !== "string" || leaf.rule.op === "is-present") continue;
        expect(sampleValues[leaf.rule.field as keyof typeof sampleValues]).toContain(leaf.rule.value);
      }
    };
    for (const { kind, config } of journey.nodes) {
      const op = nodeKinds.get(kind)?.compile(config);
      if (op?.op === "entry") check(op.segment);
      if (op?.op === "branch") for (const { segment } of op.branches) check(segment);
    }
    if (journey.exitWhen) check(journey.exitWhen);
  });

  it("lies tidily in its lanes", () => {
    for (const [at, a] of journey.nodes.entries()) {
      for (const b of journey.nodes.slice(at + 1)) {
        const apart = Math.abs(a.position.x - b.position.x) >= NODE.width + 20 || Math.abs(a.position.y - b.position.y) >= NODE.height + 20;
        expect(apart, `${a.id} and ${b.id}`).toBe(true);
        const [left, right] = journey.stages.indexOf(a.stage ?? "") < journey.stages.indexOf(b.stage ?? "") ? [a, b] : [b, a];
        if (left.stage !== right.stage) expect(left.position.x + NODE.width).toBeLessThanOrEqual(right.position.x);
      }
    }
    for (const { from, to } of journey.edges) {
      const x = (wanted: string) => journey.nodes.find(({ id: node }) => node === wanted)?.position.x ?? 0;
      expect(x(from), `${from} -> ${to}`).toBeLessThan(x(to));
    }
  });

  it("leaves rates and prices to the benchmarks, and writes its messages in full", () => {
    for (const { kind, config } of journey.nodes) {
      if (!nodeKinds.get(kind)?.channel) continue;
      expect(config.response).toEqual({});
      expect(config.cost).toBeUndefined();
      for (const text of Object.values(config.message as Record<string, string>)) {
        expect(text.length).toBeGreaterThan(5);
        expect(text).not.toMatch(/\[|\]|lorem|TODO|XX/i);
      }
    }
  });
});
