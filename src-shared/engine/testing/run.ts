import { parseDateTime } from "../../lib/civil.ts";
import type { Journey } from "../../model/journey.ts";
import type { Segment } from "../../model/segment.ts";
import { parseJourney } from "../../nodes/parse.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { compileRun } from "../compile/index.ts";
import type { EngineInput, EngineOptions } from "../options.ts";

export interface TestNode {
  id: string;
  kind: string;
  stage?: string;
  config?: Record<string, unknown>;
}

/** `"mail -> wait"` or `"split:yes -> sms"`: edges for tests, the outlet after a colon. */
export function edgesOf(...texts: string[]): { id: string; from: string; outlet: string; to: string }[] {
  return texts.map((text, at) => {
    const [source = "", to = ""] = text.split(" -> ");
    const [from = "", outlet = "next"] = source.split(":");
    return { id: `e${at + 1}`, from, outlet, to };
  });
}

/** A response model of which every part is off. */
export const neutral = { sigma: 0, fatigue: { on: false }, iota: 1, baseline: null, churn: null };

/** A journey document for tests, parsed, with a neutral response model unless one is given; the members not given take their defaults. */
export function testJourney(nodes: readonly TestNode[], edges: readonly string[], more: Record<string, unknown> = {}): Journey {
  const document = {
    format: "throughline.journey",
    version: 1,
    id: "jny_test",
    name: "Test",
    nodes: [...nodes],
    edges: edgesOf(...edges),
    ...more,
    settings: { model: neutral, ...(more.settings as Record<string, unknown> | undefined) },
  };
  return parseJourney(JSON.parse(JSON.stringify(document)), "test");
}

/** What a test run runs over: in UTC, from Monday 2 March 2026 00:00, unless told otherwise. */
export function testInput(
  journey: Journey,
  base: SubscriberBase,
  options: Partial<EngineOptions> = {},
  more: { workspaceZone?: string; segments?: Record<string, Segment> } = {},
): EngineInput {
  return {
    journey,
    base,
    segments: (name) => more.segments?.[name],
    workspaceZone: more.workspaceZone ?? "UTC",
    defaultStart: parseDateTime("2026-03-02T00:00") ?? 0,
    options: { horizonDays: 90, seed: 1, replications: 1, mode: "forecast", ...options },
  };
}

export const compileTest = (...args: Parameters<typeof testInput>) => {
  const input = testInput(...args);
  return { input, compiled: compileRun(input) };
};
