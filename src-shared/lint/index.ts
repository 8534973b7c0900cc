import type { Journey } from "../model/journey.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import { type Problem, severities } from "../model/problem.ts";
import type { LintData } from "./data.ts";
import { type Flow, flowOf } from "./flow.ts";
import { graphOf } from "./graph.ts";
import { withIgnored } from "./ignored.ts";
import type { LintInput, LintRule } from "./rule.ts";
import { accountable } from "./rules/accountable.ts";
import { branchRepeated } from "./rules/branch-repeated.ts";
import { branches } from "./rules/branches.ts";
import { capPath } from "./rules/cap-path.ts";
import { channelFields } from "./rules/channel-fields.ts";
import { cycle } from "./rules/cycle.ts";
import { deadBranch } from "./rules/dead-branch.ts";
import { deadEnd } from "./rules/dead-end.ts";
import { edges } from "./rules/edges.ts";
import { eventNever } from "./rules/event-never.ts";
import { eventStale } from "./rules/event-stale.ts";
import { exitEveryone } from "./rules/exit-everyone.ts";
import { experiment } from "./rules/experiment.ts";
import { goal } from "./rules/goal.ts";
import { holdout } from "./rules/holdout.ts";
import { kindHooks } from "./rules/kind-hooks.ts";
import { limits } from "./rules/limits.ts";
import { listen } from "./rules/listen.ts";
import { noContact } from "./rules/no-contact.ts";
import { noEntry } from "./rules/no-entry.ts";
import { nobodyEnters } from "./rules/nobody-enters.ts";
import { personalisation } from "./rules/personalisation.ts";
import { poolTooSmall } from "./rules/pool-too-small.ts";
import { pools } from "./rules/pools.ts";
import { projectRates } from "./rules/project-rates.ts";
import { qualification } from "./rules/qualification.ts";
import { quietHours } from "./rules/quiet-hours.ts";
import { repeatedMessage } from "./rules/repeated-message.ts";
import { responses } from "./rules/responses.ts";
import { segments } from "./rules/segments.ts";
import { sendHours } from "./rules/send-hours.ts";
import { smsLengths } from "./rules/sms-length.ts";
import { smsOptOut } from "./rules/sms-opt-out.ts";
import { stage } from "./rules/stage.ts";
import { structure } from "./rules/structure.ts";
import { unknownSetting } from "./rules/unknown-setting.ts";
import { unreachable } from "./rules/unreachable.ts";
import { update } from "./rules/update.ts";
import { waitField } from "./rules/wait-field.ts";
import { waitIntoQuiet } from "./rules/wait-into-quiet.ts";
import { waitTooLong } from "./rules/wait-too-long.ts";
import { zone } from "./rules/zone.ts";

export type { LintData } from "./data.ts";

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
  eventStale,
  listen,
  zone,
  quietHours,
  sendHours,
  waitIntoQuiet,
  pools,
  poolTooSmall,
  responses,
  projectRates,
  kindHooks,
  unreachable,
  deadEnd,
  branches,
  branchRepeated,
  nobodyEnters,
  deadBranch,
  noContact,
  exitEveryone,
  qualification,
  channelFields,
  goal,
  limits,
  capPath,
  holdout,
  experiment,
  waitTooLong,
  repeatedMessage,
  accountable,
  smsLengths,
  smsOptOut,
  personalisation,
  stage,
  unknownSetting,
];

/** Errors first, then warnings, then notes; of each the order of the rules. Those that the journey's author lets be say why. */
export function inOrder(problems: readonly Problem[], journey: Pick<Journey, "ignoredProblems">): Problem[] {
  const marked = withIgnored(problems, journey);
  return severities.flatMap((severity) => marked.filter((problem) => problem.severity === severity));
}

/** What the document alone shows: milliseconds for a thousand nodes, so that the window can ask at every change. */
export function lintGraph(journey: Journey, parameters: readonly ProjectParameter[] = []): Problem[] {
  const input: LintInput = { journey, graph: graphOf(journey), data: undefined, flow: undefined, parameters };
  return lintRules.filter(({ onData }) => !onData).flatMap((rule) => rule.check(input));
}

/** Where results on the data are kept between two checks; the key names all that the result depends on. */
export interface LintMemory {
  flow(make: () => Generator<void, Flow>): Generator<void, Flow>;
  rule(rule: LintRule, check: () => Problem[]): Problem[];
}

const forgetful: LintMemory = { flow: (make) => make(), rule: (_rule, check) => check() };

/**
 * What the data shows, one small step after the other, so that a caller can stop in between: each segment of a million rows takes some
 * milliseconds. Without data only what those rules see in the document.
 */
export function* lintDataSteps(
  journey: Journey,
  data: LintData | undefined,
  { parameters = [], memory = forgetful }: { parameters?: readonly ProjectParameter[]; memory?: LintMemory } = {},
): Generator<void, { problems: Problem[]; flow: Flow | undefined }> {
  const graph = graphOf(journey);
  const flow = data && data.base.rows > 0 ? yield* memory.flow(() => flowOf(graph, data)) : undefined;
  const input: LintInput = { journey, graph, data, flow, parameters };
  const problems: Problem[] = [];
  for (const rule of lintRules) {
    if (!rule.onData) continue;
    problems.push(...memory.rule(rule, () => rule.check(input)));
    yield;
  }
  return { problems, flow };
}

/** Runs steps to their end at once. */
export function allAtOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * What is wrong with a journey: errors first, which keep it from running, then warnings and notes, which never do. Without `data`
 * only the document is checked; with it also fields, events, empty audiences and dead branches. `parameters` are the rates of the project.
 */
export function lintJourney(journey: Journey, data?: LintData, parameters: readonly ProjectParameter[] = []): Problem[] {
  return inOrder([...lintGraph(journey, parameters), ...allAtOnce(lintDataSteps(journey, data, { parameters })).problems], journey);
}
