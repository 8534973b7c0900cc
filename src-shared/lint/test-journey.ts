import { type Journey, journeyV1Schema } from "../model/journey.ts";
import type { Segment } from "../model/segment.ts";

export interface TestNode {
  id: string;
  kind: string;
  stage?: string;
  config?: Record<string, unknown>;
}

export const everyone: TestNode = { id: "in", kind: "audience", config: { segment: { all: [] } } };
export const audience = (segment: Segment): TestNode => ({ id: "in", kind: "audience", config: { segment } });
/** Copy that every channel takes. */
export const copy = { subject: "Hello", headline: "Hello", text: "Hello", opening: "Hello", optOut: "Reply STOP to opt out." };
export const message = (id: string, kind = "email", more: Record<string, unknown> = {}): TestNode => ({
  ...{ id, kind },
  config: { message: { ...copy, ...more } },
});
export const waiting = (id: string, config: Record<string, unknown> = { for: { hours: 72 } }): TestNode => ({ id, kind: "wait", config });
export const splitting = (...segments: Segment[]): TestNode => ({
  id: "split",
  kind: "split",
  config: { branches: segments.map((segment, at) => ({ id: `b${at + 1}`, segment })) },
});

/** A journey for tests; edges are written `from -> to` or `from.outlet -> to`. */
export function testJourney(nodes: readonly TestNode[], edges: readonly string[] = [], more: Record<string, unknown> = {}): Journey {
  return journeyV1Schema.parse({
    format: "throughline.journey",
    version: 1,
    id: "jny_test",
    name: "Test",
    goal: null,
    owner: "Marketing",
    consentBasis: "Opted in",
    nodes: nodes.map((node) => ({ label: node.id, stage: "retention", ...node })),
    edges: edges.map((text, at) => {
      const [from = "", to = ""] = text.split(" -> ");
      const [source = "", outlet = "next"] = from.split(".");
      return { id: `e${at + 1}`, from: source, outlet, to };
    }),
    ...more,
  });
}
