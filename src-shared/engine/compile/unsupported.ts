import type { EntryRule, Op } from "../../nodes/op.ts";
import type { EngineInput } from "../options.ts";
import { MAX_REPLICATIONS } from "../random/streams.ts";
import { stageOfEvent } from "../words.ts";
import type { Refusal } from "./refuse.ts";

const unsupported = (path: string, what: string, todo: string): Refusal => ({
  code: "run-unsupported",
  path,
  message: `This version does not simulate ${what}.`,
  todo,
});

type EntryOp = Extract<Op, { op: "entry" }>;

/** What a node can do in a run: everything but entries again and again, newly or at events, and experiments. */
export type SimulatedOp =
  | Exclude<Op, { op: "entry" | "experiment" | "remark" }>
  | (EntryOp & { entry: Extract<EntryRule, { rule: "at" }> });

export const isSimulated = (op: Op): op is SimulatedOp =>
  op.op !== "experiment" && op.op !== "remark" && !(op.op === "entry" && op.entry.rule !== "at");

/** Members of a node's settings, or null for the node itself, with what they ask for and this version does not simulate. */
function unsupportedIn(op: Op): (readonly [member: string | null, what: string])[] {
  switch (op.op) {
    case "entry":
      return {
        at: [],
        every: [["every", "recurring audiences"] as const],
        qualify: [[null, "entries of those newly in a segment"] as const],
        event: [[null, "entries at events"] as const],
      }[op.entry.rule];
    case "send":
      return [
        ...(op.pool === null ? [] : [["pool", "pools of limited capacity"] as const]),
        ...(op.retry === null ? [] : [["retry", "retries of a message"] as const]),
        ...(op.sendTime === null ? [] : [["sendTime", "send times of a message"] as const]),
        ...(op.arpuChange === null ? [] : [["arpuChange", "a worth of conversions that differs between messages"] as const]),
      ];
    case "wait":
      return op.wait.rule === "until-weekday" && op.wait.ifPast !== "wait"
        ? [["ifPast", "waits for a weekday that do not wait for the next one when its hour is over"]]
        : [];
    case "listen":
      return stageOfEvent(op.event) === undefined ? [["event", `events other than responses to messages, such as "${op.event}"`]] : [];
    case "experiment":
      return [[null, "experiments with a winner"]];
    default:
      return [];
  }
}

/** What a node asks for and this version does not simulate. `at` is its position in the document. */
export function unsupportedOfNode(op: Op, id: string, at: number): Refusal[] {
  return unsupportedIn(op).map(([member, what]) =>
    member === null
      ? unsupported(`nodes[${at}]`, `${what} (node "${id}")`, "Take the node out of the journey.")
      : unsupported(`nodes[${at}].config.${member}`, `${what} (node "${id}")`, `Take "${member}" out of the node, or change it.`),
  );
}

/** Members of the response model that are simulated. */
const simulated = ["sigma", "fatigue", "iota", "baseline", "churn", "value"];

/** Whether a member of the response model asks for anything: null, false and empty lists do not. */
const asks = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && !(typeof value === "object" && Object.keys(value).length === 0);

function unsupportedModel(model: Record<string, unknown>): Refusal[] {
  return Object.entries(model)
    .filter(([member, value]) => !simulated.includes(member) && asks(value))
    .map(([member]) => unsupported(`settings.model.${member}`, `the model's ${member}`, `Set ${member} to null, or take it out.`));
}

/** What the journey's settings and the options ask for and this version does not simulate. */
export function unsupportedOfRun({ journey, together = [], options }: EngineInput): Refusal[] {
  const refusals = unsupportedModel(journey.settings.model ?? {});
  if (together.length > 0) refusals.push(unsupported("together", "several journeys in one run", "Run them one by one."));
  if (options.mode === "replay")
    refusals.push(unsupported("mode", "replays of imported events (mode replay)", 'Run with mode "forecast".'));
  if (options.replications > MAX_REPLICATIONS)
    refusals.push(unsupported("replications", `more than ${MAX_REPLICATIONS} replications`, "Ask for fewer."));
  const quiet = journey.settings.quietHours;
  if (quiet && quiet.from === quiet.to)
    refusals.push({
      code: "run-quiet-hours",
      path: "settings.quietHours",
      message: `Quiet hours from ${quiet.from} to ${quiet.to} leave it open whether none or all of the day is quiet.`,
      todo: "Set two different times, or null for no quiet hours.",
    });
  return refusals;
}
