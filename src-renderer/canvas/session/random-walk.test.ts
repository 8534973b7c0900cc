import * as elkWorker from "elkjs/lib/elk-worker.js";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { allAtOnce, lintDataSteps } from "../../../src-shared/lint/index.ts";
import { data } from "../../../src-shared/lint/test-data.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { resetRemote } from "../../store/remote.ts";
import { fakeJob } from "../../testing/fake-core.ts";
import { testCore } from "../test-core.ts";
import { smallJourney } from "../test-journey.ts";
import { actionsOf } from "./actions.ts";
import { openSession } from "./session.ts";
import { trailOf } from "./test-trail.ts";
import { idle, operations, type Walk } from "./test-walk.ts";

const STEPS = 1000;

/** Seeds that failed once, and some more: each walk is the same every time. `THROUGHLINE_PROPERTY_SEED` gives another. */
const seeds = process.env.THROUGHLINE_PROPERTY_SEED ? [Number(process.env.THROUGHLINE_PROPERTY_SEED)] : [1, 20260729, 4711];

/** With a branch that repeats another, both led on: taking one out is a repair that takes an edge along. */
function startJourney(): Journey {
  const journey = smallJourney();
  const segment = { field: "plan", op: "=", value: "Basic" };
  const branches = ["one", "two"].map((id) => ({ id, label: id, segment }));
  const fork = { id: "fork", kind: "split", stage: "retention", label: "fork", position: { x: 2600, y: 60 }, config: { branches } };
  const edges = branches.map(({ id }) => ({ id: `to-${id}`, from: "fork", outlet: id, to: "done" }));
  return parseJourney({ ...journey, nodes: [...journey.nodes, fork], edges: [...journey.edges, ...edges] }, "the walk's journey");
}

/** A core that keeps what it is given, and looks at four subscribers for problems. */
function walkCore(saved: Journey[]): CoreClient {
  const checked = (journey: Journey) => ({
    problems: allAtOnce(lintDataSteps(journey, data)).problems,
    ...{ dataVersion: 1, subscribers: data.base.rows, arrivals: {} },
  });
  return {
    ...testCore(saved),
    lint: { data: async ({ journey }: { journey: Journey }) => fakeJob(checked(journey)) },
  } as unknown as CoreClient;
}

/** ELK's own worker in this thread, for jsdom has none; its types do not name it. The layout is asked for as the application does. */
const { Worker: ElkInThread } = (elkWorker as unknown as { default: { Worker: new () => Worker } }).default;

beforeEach(() => {
  resetRemote();
  vi.stubGlobal("Worker", function LocalWorker() {
    return Object.assign(new ElkInThread(), { addEventListener: () => undefined });
  });
  // Checks and saves come some time after an edit: how many operations later is the seed's, not the machine's.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each(seeds)(
  "a thousand operations leave a journey that can be saved at every step, and undo and redo show each state again (seed %i)",
  { timeout: 300_000 },
  async (seed) => {
    const numbers = fc.sample(fc.noBias(fc.nat({ max: 0x7fffffff })), { seed, numRuns: STEPS * 12 });
    let at = 0;
    const saved: Journey[] = [];
    const core = walkCore(saved);
    const session = openSession(startJourney(), core, { readOnly: false });
    const below = (bound: number) => (numbers[at++ % numbers.length] ?? 0) % bound;
    const walk: Walk = { session, actions: actionsOf(session), core, below, clipboard: "" };
    const trail = trailOf(session.document);
    const names = Object.keys(operations);
    const done = new Set<string>();
    const path: string[] = [];
    try {
      for (let step = 0; step < STEPS; step++) {
        const name = names[below(names.length)] ?? "undo";
        path.push(name);
        const before = trail.now();
        const doing = operations[name]?.(walk);
        await vi.advanceTimersByTimeAsync(below(3) === 0 ? 500 : 20);
        await doing;
        if (trail.now() !== before) done.add(name);
        trail.check();
      }
      // Further back than the history reaches, the start could not be seen again.
      expect(trail.steps()).toBeLessThan(1000);
      const steps = trail.steps();
      const { undone, redone } = trail.retrace();
      expect(undone).toBe(steps);
      expect(redone).toBeGreaterThanOrEqual(steps);
      expect(undone).toBeGreaterThan(200);
      await session.autosave.flush();
      expect(session.autosave.store.getState()).toEqual({ state: "saved" });
      expect(JSON.stringify(saved.at(-1))).toBe(trail.now());
      // Every operation that changes a journey did change one: none of them is idle.
      expect(names.filter((name) => !done.has(name) && !idle.has(name))).toEqual([]);
    } catch (error) {
      console.error(`seed ${seed}, after ${path.length} operations: ${path.slice(-12).join(", ")}`);
      throw error;
    } finally {
      trail.close();
      void session.close();
    }
  },
);
