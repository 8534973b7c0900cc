const node = (id: string, kind: string, x: number, y: number, config: Record<string, unknown>) => ({
  ...{ id, kind, stage: "retention", label: id },
  position: { x, y },
  config,
});
const edge = (id: string, from: string, outlet: string, to: string) => ({ id, from, outlet, to });
const tier = (value: string) => ({ field: "tier", op: "=", value });

/** A journey over the sample workspace with faults that only its data proves, and others that the document shows. */
export const faultyJourney = {
  ...{ format: "throughline.journey", version: 1, id: "jny_faulty", name: "Faults to find" },
  settings: { caps: [{ channel: "any", count: 1, window: { kind: "rolling", days: 7 } }] },
  nodes: [
    node("in", "audience", 24, 60, { segment: { all: [] } }),
    node("fast", "split", 320, 60, { branches: [{ id: "gig", label: "Gig", segment: tier("1 Gig") }] }),
    node("slow", "split", 620, 60, { branches: [{ id: "fifty", label: "Fifty", segment: tier("50 Mbps") }] }),
    node("text", "sms", 920, 60, { message: { text: "Hello {{full_nam|there}}, it’s here" } }),
    node("wait", "wait", 1220, 60, { for: { hours: 24 } }),
    node("mail", "email", 1520, 60, { message: { subject: "More speed", text: "Hello {{town}}", link: "http://example.com" } }),
    node("alone", "exit", 920, 300, {}),
  ],
  edges: [
    edge("e1", "in", "next", "fast"),
    edge("e2", "fast", "gig", "slow"),
    edge("e3", "slow", "fifty", "text"),
    edge("e4", "slow", "else", "text"),
    edge("e5", "text", "next", "wait"),
    edge("e6", "wait", "next", "mail"),
  ],
};
