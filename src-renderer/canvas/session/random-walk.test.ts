import fc from "fast-check";
import { expect, it } from "vitest";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { kindNames } from "../../../src-shared/nodes/index.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { alignments } from "../edits/arrange.ts";
import { moveNodes } from "../edits/change.ts";
import { spread } from "../edits/spread.ts";
import { smallJourney } from "../test-journey.ts";
import { type Actions, actionsOf } from "./actions.ts";
import { type EditorSession, openSession } from "./session.ts";

const STEPS = 1000;

/** Seeds that failed once, and some more: each walk is the same every time. `THROUGHLINE_PROPERTY_SEED` gives another. */
const seeds = process.env.THROUGHLINE_PROPERTY_SEED ? [Number(process.env.THROUGHLINE_PROPERTY_SEED)] : [1, 20260729, 4711];

/** A core that takes every save and finds no problem. */
const core = { journeys: { save: async () => ({ saved: "" }), lint: async () => [] } } as unknown as CoreClient;

interface Walk {
  session: EditorSession;
  actions: Actions;
  /** Whole numbers below a bound, from the seed. */
  below(bound: number): number;
}

const pick = <T>({ below }: Walk, items: Iterable<T>): T | undefined => {
  const all = [...items];
  return all[below(Math.max(1, all.length))];
};

const records = ({ session }: Walk) => session.document.store.getState().records;
const node = (walk: Walk) => pick(walk, records(walk).nodes.keys()) ?? "";
const edge = (walk: Walk) => pick(walk, records(walk).edges.keys()) ?? "";
const stage = (walk: Walk) => walk.below(records(walk).head.stages.length);
const kind = (walk: Walk) => pick(walk, kindNames) ?? "email";
const outlet = (walk: Walk) => pick(walk, ["next", "yes", "else", "occurred", "timeout"]) ?? "next";

/** Several nodes selected, for what is about several. */
function several(walk: Walk): Actions {
  const { nodes } = records(walk);
  walk.session.selection.set(Array.from({ length: 8 }, () => node(walk)).filter((id) => nodes.has(id)));
  return walk.actions;
}

/** What an editor does, each with what it needs chosen at random. */
const operations: Record<string, (walk: Walk) => unknown> = {
  select: (walk) => walk.session.selection.set(Array.from({ length: 1 + walk.below(4) }, () => node(walk))),
  selectEdge: (walk) => walk.session.selection.set([], [edge(walk)]),
  selectReach: ({ actions, below }) => actions.selectReach(below(2) === 0 ? "upstream" : "downstream"),
  add: (walk) => walk.actions.addAt(kind(walk), { x: walk.below(4000) - 300, y: walk.below(1400) - 300 }),
  append: (walk) => walk.actions.append(kind(walk), { x: 100, y: 100 }),
  insert: (walk) => walk.actions.insert(kind(walk), edge(walk)),
  connect: (walk) => walk.actions.connect(node(walk), outlet(walk), node(walk)),
  reconnect: (walk) => walk.actions.reconnect(edge(walk), node(walk), outlet(walk), node(walk)),
  move: (walk) => walk.actions.move(new Map([[node(walk), { x: walk.below(5000) - 400, y: walk.below(1600) - 400 }]])),
  nudge: (walk) => several(walk).nudge({ x: 10, y: -10 }),
  rename: (walk) => walk.actions.rename(node(walk), `name ${walk.below(100)}`),
  write: (walk) =>
    walk.actions.writeRemark([...records(walk).nodes.values()].find(({ kind: of }) => of === "note")?.id ?? "", `text ${walk.below(100)}`),
  delete: ({ actions, below }) => below(4) === 0 && actions.deleteSelected(),
  deleteAndReconnect: ({ actions, below }) => below(3) === 0 && actions.deleteAndReconnect(),
  duplicate: (walk) => records(walk).nodes.size < 60 && several(walk).duplicate(),
  paste: (walk) => records(walk).nodes.size < 60 && several(walk).pasteClip(walk.actions.copied()),
  align: (walk) => several(walk).align(pick(walk, alignments) ?? "left"),
  distribute: (walk) => several(walk).distribute(walk.below(2) === 0 ? "horizontally" : "vertically"),
  toStage: (walk) => several(walk).moveToStage(walk.below(2) === 0 ? 1 : -1),
  renameStage: (walk) => walk.actions.renameStage(stage(walk), `stage ${walk.below(40)}`),
  addStage: (walk) => records(walk).head.stages.length < 10 && walk.actions.addStage(stage(walk)),
  moveStage: (walk) => walk.actions.moveStage(stage(walk), stage(walk)),
  resizeStage: (walk) => walk.actions.resizeStage(stage(walk), 200 + walk.below(900)),
  removeStage: (walk) => {
    const at = stage(walk);
    const heir =
      pick(
        walk,
        records(walk).head.stages.filter((_, index) => index !== at),
      ) ?? null;
    return records(walk).head.stages.length > 3 && walk.actions.removeStage(at, walk.below(6) === 0 ? null : heir);
  },
  fold: (walk) => walk.actions.toggleFold(stage(walk)),
  layOut: ({ session, below }) => below(3) === 0 && session.document.transact("Tidy", spread),
  scatter: (walk) => walk.session.document.transact("Scatter", (now) => moveNodes(now, new Map([[node(walk), { x: 0, y: 0 }]]))),
  undo: ({ actions }) => actions.undo(),
  redo: ({ actions }) => actions.redo(),
};

it.each(seeds)(
  "a thousand operations leave a journey that validates, and undo and redo are exact (seed %i)",
  { timeout: 180_000 },
  (seed) => {
    const numbers = fc.sample(fc.nat({ max: 0x7fffffff }), { seed, numRuns: STEPS * 12 });
    let at = 0;
    const session = openSession(smallJourney(), core, { readOnly: false });
    const walk: Walk = { session, actions: actionsOf(session), below: (bound) => (numbers[at++ % numbers.length] ?? 0) % bound };
    const text = () => JSON.stringify(session.document.journey());
    const start = text();
    const names = Object.keys(operations);
    const done = new Set<string>();
    const trail: string[] = [];
    try {
      for (let step = 0; step < STEPS; step++) {
        const name = names[walk.below(names.length)] ?? "undo";
        trail.push(name);
        const before = text();
        operations[name]?.(walk);
        session.document.mark();
        if (text() !== before) done.add(name);
        parseJourney(JSON.parse(text()), `after ${step} operations`);
      }
      const end = text();
      const { past, future } = session.document.store.getState().history;
      expect(past.length + future.length).toBeLessThanOrEqual(1000);
      const undone: string[] = [];
      while (session.document.undo() !== null) undone.push(text());
      expect(undone.at(-1) ?? end).toBe(start);
      for (let step = 0; step < past.length; step++) session.document.redo();
      expect(text()).toBe(end);
      // Every operation that changes a journey did change one: none of them is idle.
      const idle = ["select", "selectEdge", "selectReach", "fold"];
      expect(names.filter((name) => !done.has(name) && !idle.includes(name))).toEqual([]);
    } catch (error) {
      console.error(`seed ${seed}, after: ${trail.slice(-12).join(", ")}`);
      throw error;
    } finally {
      void session.close();
    }
  },
);
