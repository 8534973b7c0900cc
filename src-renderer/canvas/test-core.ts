import type { CoreClient } from "../../src-shared/contract/client.ts";
import type { DataLint } from "../../src-shared/contract/lint.ts";
import { allAtOnce, lintDataSteps } from "../../src-shared/lint/index.ts";
import type { Journey } from "../../src-shared/model/journey.ts";
import { fakeJob } from "../testing/fake-core.ts";

/** A dry run that lint refuses. */
async function refuse(): Promise<never> {
  const data = {
    code: "config",
    where: 'journey "Small", nodes[1].config',
    todo: "Write a subject.",
    node: "mail",
    more: ["nodes[2]: no."],
  };
  throw Object.assign(new Error("The email has no subject."), { data });
}

const lintedWithoutData = (journey: Journey): DataLint => ({
  problems: allAtOnce(lintDataSteps(journey, undefined)).problems,
  ...{ dataVersion: 1, subscribers: 0, arrivals: {} },
});

const events = [
  { event: "outage", count: 3, subscribers: 2, first: null, last: null, attributes: [{ id: "minutes", type: "number" as const }] },
];

/** A core that keeps journeys in memory and knows no subscribers, but an event. */
export function testCore(saved: Journey[]): CoreClient {
  const client = {
    project: { current: async () => null },
    subscribers: { fields: async () => [], eventTypes: async () => events },
    segments: {
      list: async () => [],
      count: async () => ({ count: 0, total: 0, sentence: "everyone", parts: [], problems: [], dataVersion: 1 }),
    },
    parameters: { list: async () => ({ channels: [], own: [] }) },
    runs: { list: async () => [], start: refuse },
    journeys: {
      save: async ({ journey }: { journey: Journey }) => {
        saved.push(journey);
        return { saved: "" };
      },
      list: async () => [],
    },
    lint: { data: async ({ journey }: { journey: Journey }) => fakeJob(lintedWithoutData(journey)) },
  };
  return client as unknown as CoreClient;
}
