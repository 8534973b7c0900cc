import type { Journey, JourneyNode } from "../../model/journey.ts";
import type { EngineOptions } from "../options.ts";
import { MAX_REPLICATIONS } from "../random/streams.ts";
import type { Refusal } from "./refuse.ts";

const present = (value: unknown): boolean => value !== undefined && value !== null;

/** Members of a node's settings that the rules know and this version does not simulate, by node kind; `message` stands for every channel. */
const nodeMembers: Record<string, Record<string, string>> = {
  audience: { every: "recurring audiences" },
  message: { pool: "pools of limited capacity", retry: "retries of a call" },
};

const unsupported = (path: string, what: string, todo: string): Refusal => ({
  code: "run-unsupported",
  path,
  message: `This version does not simulate ${what}.`,
  todo,
});

/** What the journey's nodes ask for and this version does not simulate. `at` is the node's position in the document. */
export function unsupportedOfNode(node: JourneyNode, at: number, sends: boolean): Refusal[] {
  const members = nodeMembers[sends ? "message" : node.kind] ?? {};
  return Object.entries(members)
    .filter(([member]) => present(node.config[member]))
    .map(([member, what]) =>
      unsupported(`nodes[${at}].config.${member}`, `${what} (node "${node.id}")`, `Take "${member}" out of the node.`),
    );
}

/** Members of the response model that are simulated. */
const simulated = ["sigma", "fatigue", "iota", "baseline", "churn", "value"];

function unsupportedModel(model: Record<string, unknown>): Refusal[] {
  const refusals: Refusal[] = [];
  const more = Object.entries(model).filter(([member]) => !simulated.includes(member));
  for (const [member, value] of more)
    if (present(value)) refusals.push(unsupported(`settings.model.${member}`, `the model's ${member}`, `Set ${member} to null.`));
  return refusals;
}

/** What the journey's settings and the options ask for and this version does not simulate. */
export function unsupportedOfRun(journey: Journey, options: EngineOptions): Refusal[] {
  const refusals = unsupportedModel(journey.settings.model ?? {});
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
