import { runHere } from "../../../src-shared/engine/index.ts";
import { testBase } from "../../../src-shared/engine/testing/base.ts";
import { hash32 } from "../../../src-shared/lib/murmur.ts";
import { defaultStages, type Journey } from "../../../src-shared/model/journey.ts";
import type { PlanDetails } from "../../../src-shared/model/plan.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import type { PlanRun } from "../../../src-shared/plan/make-plan.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";

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
    settings: {
      timeZone: "America/Denver",
      budget: { total: 5000 },
      quietHours: { from: "21:00", to: "08:00" },
      model: { sigma: 0, fatigue: { on: false }, iota: 1 },
    },
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

/** A repeatable pseudo-random number of a row, 0 to 1: enough variety for a fixture. */
const spread = (row: number, salt: number) => hash32(`${row}/${salt}`) / 2 ** 32;

/** Subscribers like those of a small provider: contracts, tenure, bills, addresses and consents, some missing. */
function cooperative(rows: number): SubscriberBase {
  const all = Array.from({ length: rows }, (_, row) => row);
  const some = <T>(salt: number, share: number, value: (row: number) => T) =>
    all.map((row) => (spread(row, salt) < share ? value(row) : null));
  return testBase(
    all.map((row) => `S-${10_000 + row}`),
    [
      { id: "Contract", type: "text", values: all.map((row) => (spread(row, 1) < 0.55 ? "Month-to-month" : "One year")) },
      { id: "tenure", type: "number", values: all.map((row) => Math.floor(spread(row, 2) * 60)) },
      { id: "MonthlyCharges", type: "number", values: all.map((row) => Math.round(2000 + spread(row, 3) * 10_000) / 100) },
      { id: "email", type: "text", role: "address:email", values: some(4, 0.94, (row) => `s${row}@example.net`) },
      { id: "phone", type: "text", role: "address:phone", values: some(5, 0.97, (row) => `+1406555${String(row).padStart(4, "0")}`) },
      { id: "email_ok", type: "boolean", role: "consent:email", values: all.map((row) => spread(row, 6) < 0.88) },
      { id: "sms_ok", type: "boolean", role: "consent:sms", values: all.map((row) => spread(row, 7) < 0.6) },
      { id: "call_ok", type: "boolean", role: "consent:call", values: all.map((row) => spread(row, 8) < 0.8) },
      { id: "do_not_contact", type: "boolean", role: "suppressed", values: all.map((row) => spread(row, 9) < 0.012) },
      { id: "left", type: "boolean", role: "churned", values: all.map((row) => spread(row, 10) < 0.02) },
    ],
  );
}

export const sampleDetails: PlanDetails = {
  objective: "120 upgrades to the right tier before the spring rate change",
  owner: "Dana Whitfield",
  version: "2",
  rationale: "Month-to-month subscribers in their first year who pay 70 or more leave first; most of them are on the wrong tier.",
  offer: "Next tier up at today's price for three months",
  brief: "Plain, neighbourly, no jargon. Lead with the limit they hit, not with the product.",
};

/** A dry run of a journey over so many of the provider's subscribers. */
export function runOf(of: Journey, id: string, name: string, rows: number, horizonDays: number): PlanRun {
  const options = { horizonDays, seed: 7, replications: 1, mode: "forecast" as const };
  const base = cooperative(rows);
  const results = runHere({
    journey: of,
    base,
    segments: () => undefined,
    workspaceZone: "America/Denver",
    defaultStart: 1_772_438_400,
    options,
  });
  return { id, name, journeyName: of.name, at: "2026-02-20T10:15:00Z", results, journey: of };
}

/** A dry run of the journey over 9,000 subscribers. */
export const sampleRun: PlanRun = runOf(journey, "run_sample0001", "First forecast", 9000, 90);

/** A dry run of a journey with `count` touchpoints in a chain over all seven stages, for speed and for long tables. */
export function longRun(count: number): PlanRun {
  const kinds = ["email", "sms", "call"] as const;
  const nodes = [node("in", "audience", "awareness", "Everyone", { segment: { all: [] } })];
  const edges = [];
  let last = "in";
  for (let at = 0; at < count; at++) {
    const stage = defaultStages[Math.floor((at * defaultStages.length) / count)] ?? "advocacy";
    const id = `m${at}`;
    nodes.push(node(id, kinds[at % 3] ?? "email", stage, `Touchpoint ${at + 1}`, { message: `msg_${at}` }));
    nodes.push(node(`w${at}`, "wait", stage, "One day", { for: { hours: 24 } }));
    edges.push(edge(last, id), edge(id, `w${at}`));
    last = `w${at}`;
  }
  const settings = { maxDurationDays: count + 10 };
  const long = parseJourney(
    { format: "throughline.journey", version: 1, id: "jny_long", name: "Long journey", settings, nodes, edges },
    "longRun",
  );
  return runOf(long, "run_long", "Long", 500, count + 10);
}
