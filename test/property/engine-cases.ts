import fc from "fast-check";
import { type Compiled, compileRun } from "../../src-shared/engine/compile/index.ts";
import { plainWorkspace, type Workspace } from "../../src-shared/engine/options.ts";
import { testInput } from "../../src-shared/engine/testing/run.ts";
import { parseDateTime } from "../../src-shared/lib/civil.ts";
import { InputError } from "../../src-shared/lib/input-error.ts";
import type { CapSetting, Journey } from "../../src-shared/model/journey.ts";
import { bases, journeys } from "./engine-arbitraries.ts";

/** A journey's own id and priority, so that it can run beside others. */
const named = (at: number): fc.Arbitrary<Journey> =>
  fc
    .tuple(journeys, fc.constantFrom(-1, 0, 0, 5))
    .map(([journey, priority]) => ({ ...journey, id: `jny_${at}`, name: `Journey ${at}`, settings: { ...journey.settings, priority } }));

/** Limits of all journeys together, tight enough to bind. */
const workspaces: fc.Arbitrary<Workspace> = fc.record({
  caps: fc.constantFrom<CapSetting[]>(
    [],
    [{ channel: "any", count: 2, window: { kind: "rolling", days: 7 } }],
    [
      { channel: "email", count: 1, window: { kind: "day" } },
      { channel: "call", count: 1, window: { kind: "week" } },
    ],
  ),
  controlPercent: fc.constantFrom(0, 0, 20),
  parameters: fc.constant([]),
});

const casesOf = (journey: fc.Arbitrary<Journey>, together: fc.Arbitrary<Journey[]>, workspace: fc.Arbitrary<Workspace>) =>
  fc.record({
    ...{ journey, together, workspace, base: bases },
    seed: fc.integer({ min: 0, max: 2 ** 40 }),
    start: fc.constantFrom("2026-03-02T00:00", "2026-03-07T12:00", "2026-10-30T22:15"),
    horizonDays: fc.constantFrom(1, 12, 40),
    mode: fc.constantFrom("forecast" as const, "forecast" as const, "replay" as const),
  });

/** A random journey over a random base. */
export const aloneCases = casesOf(journeys, fc.constant([]), fc.constant(plainWorkspace));

/** Two or three random journeys in one run: they share subscribers, contact pressure, pools of the same id, and the workspace's limits. */
export const togetherCases = casesOf(named(1), fc.oneof(fc.tuple(named(2)), fc.tuple(named(2), named(3))), workspaces);

export type EngineCase = typeof aloneCases extends fc.Arbitrary<infer T> ? T : never;

/** What a random journey may be refused for: rates that contradict each other, and names that the random base does not have. */
const refusals = ["run-response", "run-update-field", "run-event-unknown", "segment/unknown-event"];

/** A case ready to run; undefined where it is refused for one of the reasons above. */
export function compiledCase({ journey, together, workspace, base, ...options }: EngineCase, replications = 1): Compiled | undefined {
  const input = testInput(journey, base, { ...options, replications }, { workspaceZone: "America/New_York" });
  try {
    return compileRun({ ...input, together, workspace, defaultStart: parseDateTime(options.start) ?? 0 });
  } catch (error) {
    if (error instanceof InputError && refusals.includes(error.code)) return undefined;
    throw error;
  }
}
