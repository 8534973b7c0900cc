import type { CoreClient } from "../../src-shared/contract/client.ts";
import type { RunEntry, SavedRun } from "../../src-shared/contract/runs.ts";
import type { PlanDetails } from "../../src-shared/model/plan.ts";
import { planDetailsSchema } from "../../src-shared/model/plan.ts";
import { makePlan } from "../../src-shared/plan/make-plan.ts";
import type { Answers } from "../testing/fake-core.ts";

/** What the screens asked of the core, in order, for tests to look at. */
export interface Asked {
  details: PlanDetails[];
  exports: string[];
}

const entryOf = ({ id, name, journeyId, journeyName, at, results }: SavedRun): RunEntry => ({
  id,
  name,
  journeyId,
  journeyName,
  at,
  entered: results.journey.entered,
  converted: results.outcomes.converted,
  cost: results.money.cost,
  seed: results.manifest.seed,
});

/** A core that keeps runs and a plan's details in memory, for tests of the Results and Plan screens. */
export function testCore(saved: SavedRun[], more: Answers["runs"] = {}): { core: CoreClient; asked: Asked } {
  let runs = saved;
  let details = planDetailsSchema.parse({});
  const asked: Asked = { details: [], exports: [] };
  const find = (id: string): SavedRun => {
    const run = runs.find((each) => each.id === id);
    if (!run) throw new Error(`There is no run ${id}.`);
    return run;
  };
  const plan = (runId: string) => makePlan({ run: find(runId), details, currency: "USD", timeZone: "UTC" });
  const client = {
    project: { current: async () => ({ id: "prj", name: "Test", currency: "USD", timeZone: "UTC", readOnly: false, dataVersion: 1 }) },
    journeys: { list: async () => [] },
    subscribers: {
      fields: async () => [{ id: "customerID", role: "key" }],
      page: async () => ({ total: 2, rows: [["7590-VHVEG"], ["5575-GNVDE"]] }),
    },
    runs: {
      list: async () => runs.map(entryOf),
      get: async ({ id }: { id: string }) => find(id),
      rename: async ({ id, name }: { id: string; name: string }) => {
        runs = runs.map((run) => (run.id === id ? { ...run, name } : run));
        return entryOf(find(id));
      },
      remove: async ({ id }: { id: string }) => {
        runs = runs.filter((run) => run.id !== id);
        return runs.map(entryOf);
      },
      ...more,
    },
    plans: {
      get: async ({ runId }: { runId: string }) => plan(runId),
      saveDetails: async ({ runId, details: latest }: { runId: string; details: PlanDetails }) => {
        details = latest;
        asked.details.push(latest);
        return plan(runId);
      },
      export: async ({ formats }: { formats: string[] }) => {
        asked.exports.push(`${formats.join()} for ${details.owner}`);
        return (async function* () {
          yield { label: "Writing", done: 0, total: 1, secondsLeft: null };
          return [];
        })();
      },
    },
  };
  return { core: client as unknown as CoreClient, asked };
}
