import type { DataLint } from "../../../src-shared/contract/lint.ts";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import type { Flow } from "../../../src-shared/lint/flow.ts";
import { inOrder, lintDataSteps } from "../../../src-shared/lint/index.ts";
import type { LintRule } from "../../../src-shared/lint/rule.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { Pacer } from "../columns/pacer.ts";
import { type Job, runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { rateProblems } from "./rate-problems.ts";

/** What rules on the data read of a journey, as text: all but places on the canvas, and but the copy of messages for those that do not read it. */
function readText(journey: Journey, copy: boolean): string {
  const nodes = journey.nodes.map(({ position: _place, ...node }) => {
    const isMessage = nodeKinds.get(node.kind)?.channel !== undefined;
    return isMessage && !copy ? { ...node, config: { ...node.config, message: null } } : node;
  });
  return canonicalJson({ ...journey, nodes });
}

/** Results of the last check, by what they depend on: the data, named segments, the project's rates, and what each rule reads of the journey. */
class Memory {
  #of = "";
  #flow: { key: string; flow: Flow } | undefined;
  readonly #problems = new Map<LintRule, { key: string; problems: Problem[] }>();

  /** What is known of a journey; forgets what was known of other data, segments or rates. */
  for(project: OpenProject, journey: Journey) {
    const { parameters } = project.rules();
    const of = canonicalJson([project.base().version, project.asOf(), project.segments(), parameters]);
    if (of !== this.#of) {
      this.#of = of;
      this.#flow = undefined;
      this.#problems.clear();
    }
    const plain = readText(journey, false);
    const whole = readText(journey, true);
    const keep = (key: string, flow: Flow) => {
      this.#flow = { key, flow };
    };
    const known = this.#flow?.key === plain ? this.#flow.flow : undefined;
    return {
      *flow(make: () => Generator<void, Flow>): Generator<void, Flow> {
        if (known) return known;
        const flow = yield* make();
        keep(plain, flow);
        return flow;
      },
      rule: (rule: LintRule, check: () => Problem[]): Problem[] => {
        const key = rule.readsCopy ? whole : plain;
        const before = this.#problems.get(rule);
        if (before?.key === key) return before.problems;
        const problems = check();
        this.#problems.set(rule, { key, problems });
        return problems;
      },
    };
  }
}

const memories = new WeakMap<OpenProject, Memory>();

/** Takes the steps of a check without holding up the core: other calls are served in between, and a caller who left ends it. */
async function unhurried<T>(steps: Generator<void, T>, { signal, progress }: Job): Promise<T> {
  const pacer = new Pacer({ signal, onProgress: (done) => progress("Checking on the data", done, 0) });
  for (let done = 1; ; done++) {
    const step = steps.next();
    if (step.done) return step.value;
    await pacer.step(done, 0);
  }
}

async function lintOnData(project: OpenProject, journey: Journey, job: Job): Promise<DataLint> {
  const memory = memories.get(project) ?? new Memory();
  memories.set(project, memory);
  const base = project.base();
  const data = base.rows > 0 ? { base, context: project.evaluation() } : undefined;
  const steps = lintDataSteps(journey, data, { parameters: project.rules().parameters, memory: memory.for(project, journey) });
  const { problems, flow } = await unhurried(steps, job);
  const counts = journey.nodes.map(({ id }): [string, number | undefined] => [id, (flow?.entering(id) ?? flow?.at(id)?.rows)?.count()]);
  return {
    problems: inOrder([...problems, ...rateProblems(project)], journey),
    dataVersion: base.version,
    subscribers: base.rows,
    arrivals: Object.fromEntries(counts.filter((pair): pair is [string, number] => pair[1] !== undefined)),
  };
}

/** Lint of journeys on the project's data. */
export function lintHandlers({ workspace }: CoreParts): Handlers["lint"] {
  return {
    data: ({ journey }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], (job) => lintOnData(project, journey, job));
    },
  };
}
