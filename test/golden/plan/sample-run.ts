import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import type { PlanRun } from "../../../src-shared/plan/make-plan.ts";
import { type Shares, walk } from "./walk.ts";

const at = (x: number, y: number) => ({ x, y });
const node = (id: string, kind: string, stage: string, label: string, config: Record<string, unknown> = {}) => ({
  id,
  kind,
  stage,
  label,
  position: at(0, 0),
  config,
});
const edge = (from: string, to: string, outlet = "next") => ({ id: `${from}-${outlet}-${to}`, from, outlet, to });

/** A journey over four stages with every kind of node of the first release. */
export const journey = parseJourney(
  {
    format: "throughline.journey",
    version: 1,
    id: "jny_limit",
    name: "Limit hits to the right tier",
    description: "Subscribers who keep hitting their data limit are offered the tier that fits, before they call to complain.",
    settings: { timeZone: "America/Denver", budget: { total: 5000 }, quietHours: { from: "21:00", to: "08:00" } },
    nodes: [
      node("in", "audience", "consideration", "Hit the limit twice", {
        segment: {
          all: [
            { field: "Contract", op: "=", value: "Month-to-month" },
            { field: "tenure", op: "<", value: 12 },
            { field: "MonthlyCharges", op: ">=", value: 70 },
          ],
        },
        at: "2026-03-02T09:00",
      }),
      node("mail", "email", "consideration", "A better tier for you", {
        message: {
          subject: "You hit your limit twice. There is a tier that fits",
          text: "More room, same price for three months.",
          callToAction: "See my tier",
        },
      }),
      node("wait", "wait", "consideration", "Give them time", { for: { hours: 72 } }),
      node("split", "split", "acquisition", "High bill?", {
        branches: [{ id: "high", label: "High bill", segment: { all: [{ field: "MonthlyCharges", op: ">=", value: 95 }] } }],
      }),
      node("call", "call", "acquisition", "Care team calls", {
        message: { opening: "Hello, this is your local provider about your internet plan.", script: "", callToAction: "Switch today" },
      }),
      node("text", "sms", "acquisition", "Short reminder", {
        message: { text: "Still hitting your limit? Reply TIER for the plan that fits & costs less <3 months>." },
      }),
      node("rest", "wait", "onboarding", "One week", { for: { calendarDays: 7 } }),
      node("half", "random-split", "onboarding", "Does a second email help?", {
        shares: [
          { id: "again", label: "Second email", percent: 50 },
          { id: "none", label: "No email", percent: 50 },
        ],
      }),
      node("last", "email", "activation", "Last chance this month", {
        message: { subject: "Your offer ends on Friday", text: "", callToAction: "Keep my price" },
      }),
      node("won", "goal", "activation", "Upgraded", {}),
      node("out", "exit", "onboarding", "Not now", { reason: "no answer" }),
    ],
    edges: [
      edge("in", "mail"),
      edge("mail", "wait"),
      edge("wait", "split"),
      edge("split", "call", "high"),
      edge("split", "text", "else"),
      edge("call", "rest"),
      edge("text", "rest"),
      edge("rest", "half"),
      edge("half", "last", "again"),
      edge("half", "out", "none"),
      edge("last", "won"),
    ],
  },
  "sample-run.ts",
);

const shares: Shares = { split: { high: 0.38 }, half: { again: 0.5 } };

export const sampleRun: PlanRun = {
  id: "run_sample0001",
  name: "First forecast",
  journeyName: journey.name,
  at: "2026-02-20T10:15:00Z",
  results: walk(journey, 1290, shares),
  journey,
};

export const sampleDetails = {
  objective: "120 upgrades to the right tier before the spring rate change",
  owner: "Dana Whitfield",
  version: "2",
  rationale: "Month-to-month subscribers in their first year who pay 70 or more leave first; most of them are on the wrong tier.",
  offer: "Next tier up at today's price for three months",
  brief: "Plain, neighbourly, no jargon. Lead with the limit they hit, not with the product.",
};

/** A run of a journey with `count` touchpoints in a chain, for speed and for long tables. */
export function longRun(count: number): PlanRun {
  const kinds = ["email", "sms", "call"] as const;
  const stages = ["awareness", "consideration", "acquisition", "onboarding", "activation", "retention", "advocacy"];
  const nodes = [node("in", "audience", "awareness", "Everyone", { segment: { all: [] } })];
  const edges = [];
  let last = "in";
  for (let at = 0; at < count; at++) {
    const stage = stages[Math.floor((at * stages.length) / count)] ?? "advocacy";
    const id = `m${at}`;
    nodes.push(node(id, kinds[at % 3] ?? "email", stage, `Touchpoint ${at + 1}`, { message: `msg_${at}` }));
    nodes.push(node(`w${at}`, "wait", stage, "One day", { for: { hours: 24 } }));
    edges.push(edge(last, id), edge(id, `w${at}`));
    last = `w${at}`;
  }
  const long = parseJourney({ format: "throughline.journey", version: 1, id: "jny_long", name: "Long journey", nodes, edges }, "longRun");
  return { ...sampleRun, id: "run_long", name: "Long", journeyName: long.name, journey: long, results: walk(long, 400_000, {}, 1) };
}
