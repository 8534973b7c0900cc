/** Small journeys and bases for tests of the command line, as plain documents a person could have typed. */

/** A response model of which every part is off. */
export const neutral = { sigma: 0, fatigue: { on: false }, iota: 1, baseline: null, churn: null };

export interface Node {
  id: string;
  kind: string;
  config: Record<string, unknown>;
}

/** A journey document; edges are `from -> to` or `from.outlet -> to`. */
export function journey(nodes: readonly Node[], edges: readonly string[], more: Record<string, unknown> = {}): Record<string, unknown> {
  const { settings, ...rest } = more as { settings?: Record<string, unknown> };
  return {
    format: "throughline.journey",
    version: 1,
    id: "jny_test",
    name: "Test",
    settings: { timeZone: "America/Denver", model: neutral, ...settings },
    nodes: nodes.map((node, at) => ({ stage: "retention", label: node.id, position: { x: at * 300, y: 0 }, ...node })),
    edges: edges.map((text, at) => {
      const [from = "", to = ""] = text.split(" -> ");
      const [source = "", outlet = "next"] = from.split(".");
      return { id: `e${at + 1}`, from: source, outlet, to };
    }),
    ...rest,
  };
}

export const everyone = (at = "2026-03-02T09:00"): Node => ({ id: "in", kind: "audience", config: { segment: { all: [] }, at } });

/** Rows `S000000 …` with a few columns; `order` permutes them. */
export function baseCsv(rows: number, order: (row: number) => number = (row) => row): string {
  const lines = ["id,name,plan,usage"];
  for (let at = 0; at < rows; at++) {
    const row = order(at);
    lines.push(`S${String(row).padStart(6, "0")},Person ${row},${["Basic", "Plus", "Max"][row % 3]},${(row * 37) % 500}`);
  }
  return `${lines.join("\n")}\n`;
}

/** A message whose only outcomes are conversions and opt-outs, at once. */
export const outcome = (id: string, kind: string, converted: number, optedOut: number, cost: number): Node => ({
  id,
  kind,
  config: {
    response: {
      [kind === "call" ? "answered" : "delivered"]: 1,
      converted: { p: converted, per: kind === "call" ? "answered" : "delivered", delay: 0 },
      optedOut: { p: optedOut, delay: 0 },
      complained: 0,
    },
    cost,
  },
});
