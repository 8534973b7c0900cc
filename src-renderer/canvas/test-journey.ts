import { type Journey, journeyV1Schema } from "../../src-shared/model/journey.ts";
import { parseJourney } from "../../src-shared/nodes/parse.ts";

/** A small journey for tests: audience -> email -> wait -> split -> SMS or call -> goal. */
export function smallJourney(): Journey {
  const node = (id: string, kind: string, stage: string, x: number, y: number, config: Record<string, unknown> = {}) => ({
    id,
    kind,
    stage,
    label: id,
    position: { x, y },
    config,
  });
  const edge = (id: string, from: string, outlet: string, to: string) => ({ id, from, outlet, to });
  const yes = { id: "yes", label: "Yes", segment: { all: [] } };
  return parseJourney(
    journeyV1Schema.parse({
      format: "throughline.journey",
      version: 1,
      id: "jny_small",
      name: "Small",
      fromElsewhere: { kept: true },
      nodes: [
        node("in", "audience", "awareness", 24, 60, { segment: { all: [] } }),
        node("mail", "email", "awareness", 320, 60, { message: { subject: "Hello" }, ours: 1 }),
        node("hold", "wait", "consideration", 700, 60, { for: { hours: 72 } }),
        node("ask", "split", "consideration", 1000, 60, { branches: [yes] }),
        node("text", "sms", "acquisition", 1340, 0),
        node("ring", "call", "acquisition", 1340, 220),
        node("done", "goal", "activation", 2200, 60),
      ],
      edges: [
        edge("e1", "in", "next", "mail"),
        edge("e2", "mail", "next", "hold"),
        edge("e3", "hold", "next", "ask"),
        edge("e4", "ask", "yes", "text"),
        edge("e5", "ask", "else", "ring"),
        edge("e6", "text", "next", "done"),
        edge("e7", "ring", "next", "done"),
      ],
    }),
    "the test's journey",
  );
}
