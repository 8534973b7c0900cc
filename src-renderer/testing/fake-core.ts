import type { CoreClient } from "../../src-shared/contract/client.ts";
import type { Progress } from "../../src-shared/contract/job.ts";
import type { Project } from "../../src-shared/contract/project.ts";

/** What a call resolves to; of a job, anything that can be walked like it. */
type Output<Result> = Result extends AsyncIteratorObject<infer Step, infer End, infer Next> ? AsyncIterator<Step, End, Next> : Result;
type Answer<Call> = Call extends (...given: never[]) => infer Result
  ? (input: never, options: never) => Promise<Output<Awaited<Result>>>
  : never;

/** What a test's core answers: any calls of the contract, by domain. A call that is not given fails the test by its name. */
export type Answers = {
  [Domain in keyof CoreClient]?: { [Call in keyof CoreClient[Domain]]?: Answer<CoreClient[Domain][Call]> };
};

export const fakeProject: Project = {
  id: "prj_test",
  name: "Prairie Fiber",
  place: "Prairie Fiber.throughline",
  readOnly: false,
  notice: null,
  subscribers: 6,
  fields: 4,
  events: 0,
  currency: "USD",
  timeZone: "UTC",
  caps: [],
  controlPercent: 0,
  problems: [],
  dataVersion: 1,
  asOf: null,
};

/** A core for tests of the window. */
export function fakeCore(answers: Answers): CoreClient {
  const domain = (name: keyof CoreClient) =>
    new Proxy(answers[name] ?? {}, {
      get: (given, call) =>
        Reflect.get(given, call) ??
        (() => {
          throw new Error(`The test's core was not given ${name}.${String(call)}.`);
        }),
    });
  const names: (keyof CoreClient)[] = [
    "app",
    "project",
    "imports",
    "subscribers",
    "segments",
    "journeys",
    "folders",
    "versions",
    "parameters",
    "runs",
    "plans",
    "restorePoints",
    "edits",
    "computed",
    "quality",
    "identities",
    "privacy",
    "lint",
  ];
  return Object.fromEntries(names.map((name) => [name, domain(name)])) as unknown as CoreClient;
}

/** A job that reports these steps and ends with its result. */
export async function* fakeJob<T>(result: T, steps: readonly Progress[] = []): AsyncGenerator<Progress, T, void> {
  for (const step of steps) {
    yield step;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return result;
}
