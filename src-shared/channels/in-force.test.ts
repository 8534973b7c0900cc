import fc from "fast-check";
import { expect, it } from "vitest";
import { type ProjectParameter, parameterLayers, projectParameterSchema } from "../model/parameters.ts";
import type { Segment } from "../model/segment.ts";
import { badgeOf } from "./channel.ts";
import { inForce, segmentKey, segmentsOf } from "./in-force.ts";
import { channels } from "./index.ts";
import { resolveResponse } from "./resolve-response.ts";

const { email, sms } = channels;
const fiber: Segment = { field: "plan", op: "=", value: "Fiber" };
const cable: Segment = { field: "plan", op: "=", value: "Cable" };

const rate = (given: Partial<ProjectParameter>): ProjectParameter =>
  projectParameterSchema.parse({
    ...{ layer: "workspace", channel: "email", stage: "opened", value: 0.3, per: "delivered", badge: "yours", source: "Spring mailings" },
    ...given,
  });

it("lists each segment with rates of the channel once, in the order of the list, by its rules", () => {
  const parameters = [
    rate({ layer: "segment", segment: cable }),
    rate({ layer: "segment", segment: fiber, stage: "clicked" }),
    rate({ layer: "calibrated", segment: { value: "Cable", op: "=", field: "plan" }, segmentName: "On cable" }),
    rate({ layer: "segment", segment: { all: [] }, channel: "sms" }),
    rate({}),
  ];
  expect(segmentsOf(email, parameters)).toEqual([
    { key: segmentKey(cable), segment: cable, name: "On cable" },
    { key: segmentKey(fiber), segment: fiber, name: null },
  ]);
});

it("keeps the channel as it ships where the project has no number of it", () => {
  expect(inForce(sms, [rate({})], null)).toBe(sms);
  expect(inForce(email, [rate({ layer: "segment", segment: fiber })], segmentKey(cable)).parameters).toEqual(email.parameters);
});

it("carries value, badge, source, range and sample size to what a message uses", () => {
  const parameters = [rate({ badge: "blended", n: 1200, low: 0.28, high: 0.32 }), rate({ stage: "cost", value: 0.01, per: "sent" })];
  const channel = inForce(email, parameters, null);
  const { funnel } = resolveResponse(channel, {});
  const [delivered, opened] = funnel;
  expect(opened).toMatchObject({ value: 0.3, badge: "blended", source: "Spring mailings", low: 0.28, high: 0.32, n: 1200 });
  expect(delivered).toMatchObject({ badge: "benchmark", n: email.priorStrength });
  expect(channel.cost).toMatchObject({ value: 0.01, source: "Spring mailings" });
  expect(badgeOf(channel.cost)).toBe("yours");
  expect(badgeOf(email.cost)).toBe("assumption");
});

it("lets the node go before the project, and says how sure each is", () => {
  const channel = inForce(email, [rate({})], null);
  const stage = (response: Parameters<typeof resolveResponse>[1]) => resolveResponse(channel, response).funnel[1];
  expect(stage({})).toMatchObject({ value: 0.3, n: null, given: false });
  expect(stage({ opened: 0.5 })).toMatchObject({ value: 0.5, n: null, given: true, source: "Given on the node" });
  expect(stage({ opened: { p: 0.5, n: 80 } })).toMatchObject({ value: 0.5, n: 80 });
});

it("makes benchmarks fit the project's rates, and weaker rates of the project stronger ones", () => {
  const low = inForce(email, [rate({ value: 0.01 })], null);
  expect(resolveResponse(low, {}).funnel.map(({ value, badge }) => [value, badge])).toMatchObject([
    [0.992, "benchmark"],
    [0.01, "yours"],
    [expect.closeTo(0.01, 12), "assumption"],
    [0.015, "benchmark"],
  ]);
  expect(resolveResponse(low, {}).funnel[2]?.source).toBe("Lowered from the benchmark 2.7 % to agree with the project's other rates");
  const clicks = rate({ stage: "clicked", value: 0.4, layer: "segment", segment: fiber });
  const raised = resolveResponse(inForce(email, [rate({}), clicks], segmentKey(fiber)), {});
  expect(raised.problems).toEqual([]);
  expect(raised.funnel[1]).toMatchObject({ value: expect.closeTo(0.4, 12), badge: "assumption", n: null });
  expect(raised.funnel[1]?.source).toBe("Raised from the project's rate 30 % to agree with the project's other rates");
});

it("makes the project's rates fit those of the node, never the other way round", () => {
  const { funnel, problems } = resolveResponse(inForce(email, [rate({ stage: "clicked", value: 0.2 })], null), { opened: 0.1 });
  expect(problems).toEqual([]);
  expect(funnel[1]).toMatchObject({ value: 0.1, badge: "yours" });
  expect(funnel[2]?.value).toBeCloseTo(0.1, 12);
  expect(funnel[2]?.source).toContain("to agree with the numbers given on the node");
});

it("lowers the project's opt-outs where conversions leave no room for them", () => {
  const parameters = [
    rate({ channel: "sms", stage: "converted", value: 0.9, per: "sent" }),
    rate({ channel: "sms", stage: "optedOut", value: 0.5 }),
  ];
  const { funnel, consent, problems } = resolveResponse(inForce(sms, parameters, null), {});
  expect(problems).toEqual([]);
  const reached = funnel[0]?.marginal ?? 0;
  expect(consent.reduce((sum, { marginal }) => sum + marginal, 0)).toBeCloseTo(reached - 0.9, 12);
  expect(consent.find(({ stage }) => stage === "optedOut")).toMatchObject({ badge: "assumption", low: null, n: null });
});

const stages = ["delivered", "opened", "clicked", "converted", "cost"] as const;
const ofSegment = fc.constantFrom(fiber, cable);
const parameter = fc
  .record({ layer: fc.constantFrom(...parameterLayers), stage: fc.constantFrom(...stages), segment: ofSegment, everyone: fc.boolean() })
  .map(({ layer, stage, segment, everyone }) => {
    const whom = layer === "workspace" || stage === "cost" || (layer === "calibrated" && everyone) ? null : segment;
    return { layer: whom === null && layer === "segment" ? ("workspace" as const) : layer, stage, segment: whom };
  });
const lists = fc
  .array(parameter, { maxLength: 24 })
  .map((given) => given.map((one, at) => rate({ ...one, per: "sent", value: (at + 1) / 100, source: `number ${at}` })));

it("resolves every stage by the order of the rules: segment, calibrated, workspace, shipped", () => {
  fc.assert(
    fc.property(lists, fc.option(ofSegment), (parameters, segment) => {
      const key = segment === null ? null : segmentKey(segment);
      const channel = inForce(email, parameters, key);
      const order = [...(key === null ? [] : [`segment ${key}`, `calibrated ${key}`]), "calibrated everyone", "workspace everyone"];
      for (const stage of stages) {
        const groups = Map.groupBy(
          parameters.filter((one) => one.stage === stage),
          (one) => `${one.layer} ${one.segment === null ? "everyone" : segmentKey(one.segment)}`,
        );
        const expected = order.map((name) => groups.get(name)?.at(-1)).find((one) => one !== undefined);
        const found = stage === "cost" ? channel.cost : channel.parameters[stage];
        const shipped = stage === "cost" ? email.cost : email.parameters[stage];
        expect(found?.source).toBe(expected?.source ?? shipped?.source);
        expect(found?.value).toBe(expected?.value ?? shipped?.value);
      }
    }),
  );
});

it("gives a nested chain in which every strongest number stands as it was given", () => {
  fc.assert(
    fc.property(lists, (parameters) => {
      const channel = inForce(email, parameters, segmentKey(fiber));
      const { funnel, problems } = resolveResponse(channel, {});
      expect(problems).toEqual([]);
      const most = Math.max(...funnel.map(({ strength }) => strength));
      let before = 1;
      for (const { stage, marginal, strength, value } of funnel) {
        expect(marginal).toBeLessThanOrEqual(before + 1e-12);
        before = marginal;
        const given = channel.parameters[stage]?.value ?? 0;
        if (strength === most && most > 0) expect(value).toBeGreaterThanOrEqual(given - 1e-12);
      }
    }),
  );
});
