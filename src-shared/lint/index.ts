import type { Journey } from "../model/journey.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import type { Problem } from "../model/problem.ts";
import { graphOf } from "./graph.ts";
import type { LintData, LintRule } from "./rule.ts";
import { branches } from "./rules/branches.ts";
import { channelFields } from "./rules/channel-fields.ts";
import { cycle } from "./rules/cycle.ts";
import { deadEnd } from "./rules/dead-end.ts";
import { edges } from "./rules/edges.ts";
import { eventNever } from "./rules/event-never.ts";
import { experiment } from "./rules/experiment.ts";
import { goal } from "./rules/goal.ts";
import { kindHooks } from "./rules/kind-hooks.ts";
import { limits } from "./rules/limits.ts";
import { listen } from "./rules/listen.ts";
import { noEntry } from "./rules/no-entry.ts";
import { nobody } from "./rules/nobody.ts";
import { pools } from "./rules/pools.ts";
import { projectRates } from "./rules/project-rates.ts";
import { qualification } from "./rules/qualification.ts";
import { quietHours } from "./rules/quiet-hours.ts";
import { repeatedMessage } from "./rules/repeated-message.ts";
import { responses } from "./rules/responses.ts";
import { segments } from "./rules/segments.ts";
import { stage } from "./rules/stage.ts";
import { structure } from "./rules/structure.ts";
import { unknownSetting } from "./rules/unknown-setting.ts";
import { unreachable } from "./rules/unreachable.ts";
import { update } from "./rules/update.ts";
import { waitField } from "./rules/wait-field.ts";
import { waitTooLong } from "./rules/wait-too-long.ts";
import { zone } from "./rules/zone.ts";

export type { LintData } from "./rule.ts";

/** Every rule, in the order of its findings. */
export const lintRules: readonly LintRule[] = [
  noEntry,
  structure,
  edges,
  cycle,
  segments,
  waitField,
  update,
  eventNever,
  listen,
  zone,
  quietHours,
  pools,
  responses,
  projectRates,
  kindHooks,
  unreachable,
  deadEnd,
  branches,
  nobody,
  qualification,
  channelFields,
  goal,
  limits,
  experiment,
  waitTooLong,
  repeatedMessage,
  stage,
  unknownSetting,
];

/**
 * What is wrong with a journey: errors first, which keep it from running, then warnings, which never do. Without `data`
 * only the document is checked; with it also fields, events, empty audiences and dead branches. `parameters` are the rates of the project.
 */
export function lintJourney(journey: Journey, data?: LintData, parameters: readonly ProjectParameter[] = []): Problem[] {
  const input = { journey, graph: graphOf(journey), data, parameters };
  const problems = lintRules.flatMap((rule) => rule.check(input));
  return [...problems.filter(({ severity }) => severity === "error"), ...problems.filter(({ severity }) => severity === "warning")];
}
