/** A journey whose subscribers share a call centre, a budget and an experiment, so that some of them wait. */
export function sharedJourney(): Record<string, unknown> {
  const stage = "retention";
  const node = (id: string, kind: string, label: string, x: number, y: number, config: Record<string, unknown>) => ({
    ...{ id, kind, stage, label, config },
    position: { x, y },
  });
  const message = (headline: string) => ({ subject: headline, headline });
  return {
    ...{ format: "throughline.journey", version: 1, id: "jny_calls", name: "Calls to those who may leave" },
    settings: {
      pools: [
        {
          id: "calls",
          label: "Call centre",
          perDay: 220,
          from: "09:00",
          to: "17:00",
          days: ["Mon", "Tue", "Wed", "Thu", "Fri"],
          patienceDays: 9,
        },
      ],
      budget: { total: 24_000 },
    },
    nodes: [
      node("in", "audience", "On a month to month contract", 40, 0, { segment: { all: [] } }),
      node("ring", "call", "Ask what would help", 320, 0, {
        ...{ pool: "calls", retry: { attempts: 2, afterHours: 48, until: "answered" } },
        message: { script: "Hello, this is [name] from [provider]. What would make your connection better for you?" },
      }),
      node("try", "experiment", "Which offer?", 600, 0, {
        arms: [
          { id: "speed", label: "More speed", percent: 50 },
          { id: "price", label: "A lower price", percent: 50 },
        ],
        metric: "clicked",
        decideAfterHours: 168,
        minimum: 200,
      }),
      node("speed", "email", "Twice the speed", 880, -60, { message: message("Twice the speed for a year"), response: { clicked: 0.3 } }),
      node("price", "email", "Ten dollars off", 880, 90, { message: message("Ten dollars off each month"), response: { clicked: 0.2 } }),
    ],
    edges: [
      { id: "e1", from: "in", outlet: "next", to: "ring" },
      { id: "e2", from: "ring", outlet: "next", to: "try" },
      { id: "e3", from: "try", outlet: "speed", to: "speed" },
      { id: "e4", from: "try", outlet: "price", to: "price" },
    ],
  };
}
