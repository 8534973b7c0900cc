import fc from "fast-check";
import { expect, it } from "vitest";
import type { Response } from "../model/response.ts";
import { channels } from "./index.ts";
import { resolveResponse } from "./resolve-response.ts";

const marginals = (channel: keyof typeof channels, response: Response) => {
  const resolved = resolveResponse(channels[channel], response);
  expect(resolved.problems).toEqual([]);
  return Object.fromEntries([...resolved.funnel, ...resolved.consent].map(({ stage, marginal }) => [stage, marginal]));
};

it("takes plain numbers as conditional on the stage before", () => {
  const rates = marginals("email", { delivered: 0.98, opened: 0.35, clicked: 0.1, converted: 0.08 });
  expect(rates.delivered).toBeCloseTo(0.98, 15);
  expect(rates.opened).toBeCloseTo(0.343, 15);
  expect(rates.clicked).toBeCloseTo(0.0343, 15);
  expect(rates.converted).toBeCloseTo(0.002744, 15);
});

it("takes benchmarks for what is not given, each per its own base", () => {
  const rates = marginals("email", {});
  expect(rates.clicked).toBeCloseTo(0.992 * 0.027, 12);
  expect(rates.converted).toBeCloseTo(0.992 * 0.027 * 0.015, 12);
  expect(marginals("call", {}).converted).toBeCloseTo(0.15 * 0.129, 12);
});

it("raises benchmarks that a given later stage exceeds, and marks them as assumptions", () => {
  const { funnel, problems } = resolveResponse(channels.email, { converted: { p: 0.04, per: "delivered" }, delivered: 1 });
  expect(problems).toEqual([]);
  expect(funnel.map(({ marginal }) => marginal)).toEqual([1, 0.22, 0.04, 0.04]);
  expect(funnel[2]?.badge).toBe("assumption");
  expect(funnel[2]?.source).toContain("2.7 %");
});

it("lowers benchmarks that a given earlier stage does not leave room for", () => {
  const rates = marginals("email", { opened: { p: 0.01, per: "sent" } });
  expect(rates.clicked).toBe(0.01);
});

it("names two given numbers that contradict each other", () => {
  const { problems } = resolveResponse(channels.email, { opened: 0.1, converted: { p: 0.3, per: "sent" } });
  expect(problems).toHaveLength(1);
  expect(problems[0]?.stage).toBe("converted");
  expect(problems[0]?.message).toContain('"opened"');
});

it("names stages that the channel does not have, and bases that do not come before", () => {
  expect(resolveResponse(channels.call, { delivered: 1 }).problems[0]?.message).toContain("delivered");
  expect(resolveResponse(channels.email, { opened: { p: 0.1, per: "clicked" } }).problems[0]?.message).toContain("per clicked");
});

it("acceptance 5: keeps the marginal opt-out rate although converters do not opt out", () => {
  const { funnel, consent } = resolveResponse(channels.sms, {
    delivered: 1,
    converted: { p: 0.06, per: "delivered" },
    optedOut: 0.02,
  });
  const optedOut = consent.find(({ stage }) => stage === "optedOut");
  expect(funnel.at(-1)?.marginal).toBe(0.06);
  expect((optedOut?.conditional ?? 0) * (1 - 0.06)).toBeCloseTo(0.02, 15);
});

it("refuses given opt-outs that conversions leave no room for, and lowers benchmarks of them", () => {
  expect(resolveResponse(channels.sms, { delivered: 1, converted: { p: 0.5, per: "delivered" }, optedOut: 0.6 }).problems).toHaveLength(1);
  const { consent, problems } = resolveResponse(channels.sms, { delivered: 1, clicked: 1, converted: 1 });
  expect(problems).toEqual([]);
  expect(consent.map(({ marginal }) => marginal)).toEqual([0, 0]);
});

it("raises the contact rate for opt-outs given per call attempted", () => {
  const { funnel, problems } = resolveResponse(channels.call, { optedOut: { p: 0.3, per: "sent" }, converted: { p: 0.1, per: "sent" } });
  expect(problems).toEqual([]);
  expect(funnel[0]?.marginal).toBeCloseTo(0.4, 15);
});

it("counts a given delay from what the entry is per, a benchmark's from the stage before", () => {
  const { funnel } = resolveResponse(channels.email, { converted: { p: 0.01, per: "delivered", delay: 0 } });
  expect(funnel.map(({ after }) => after)).toEqual(["sent", "delivered", "opened", "delivered"]);
});

it("makes a chain that never rises, whatever is given", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const entry = fc.option(probability, { nil: undefined });
  fc.assert(
    fc.property(fc.record({ delivered: entry, opened: entry, clicked: entry, converted: entry, optedOut: entry }), (given) => {
      const response = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const { funnel, consent, problems } = resolveResponse(channels.email, response);
      fc.pre(problems.length === 0);
      let before = 1;
      for (const { marginal, conditional } of funnel) {
        expect(marginal).toBeLessThanOrEqual(before + 1e-12);
        expect(conditional * before).toBeCloseTo(marginal, 12);
        before = marginal;
      }
      expect(consent.reduce((sum, { conditional }) => sum + conditional, 0)).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});
