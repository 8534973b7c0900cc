import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { kindNames, nodeKinds } from "../../../src-shared/nodes/index.ts";
import { clipIn } from "../clipboard.ts";
import { alignments } from "../edits/arrange.ts";
import { moveNodes } from "../edits/change.ts";
import { spread } from "../edits/spread.ts";
import { viewOf } from "../nodes/view.ts";
import type { Actions } from "./actions.ts";
import { mendingOf } from "./mend.ts";
import type { EditorSession } from "./session.ts";
import { workInspector } from "./test-walk-inspector.tsx";

/** A random walk through the editor: the open journey, and what a person keeps in mind and in the clipboard. */
export interface Walk {
  readonly session: EditorSession;
  readonly actions: Actions;
  readonly core: CoreClient;
  /** Whole numbers below a bound, from the seed. */
  below(bound: number): number;
  /** What was copied last, as text. */
  clipboard: string;
}

const MOST_NODES = 60;

const pick = <T>({ below }: Walk, items: Iterable<T>): T | undefined => {
  const all = [...items];
  return all[below(Math.max(1, all.length))];
};

const records = ({ session }: Walk) => session.document.store.getState().records;
const node = (walk: Walk) => pick(walk, records(walk).nodes.keys()) ?? "";
const edge = (walk: Walk) => pick(walk, records(walk).edges.keys()) ?? "";
const stage = (walk: Walk) => walk.below(records(walk).head.stages.length);
const kind = (walk: Walk) => pick(walk, kindNames) ?? "email";
/** An outlet of a node. */
const outletOf = (walk: Walk, id: string): string => {
  const found = records(walk).nodes.get(id);
  return pick(walk, found ? viewOf(found).outlets : [])?.id ?? "next";
};
const remark = (walk: Walk) =>
  pick(
    walk,
    [...records(walk).nodes.values()].filter(({ kind: of }) => nodeKinds.get(of)?.group === "remark"),
  )?.id ?? "";
const hasRoom = (walk: Walk) => records(walk).nodes.size < MOST_NODES;

/** Several nodes selected, for what is about several. */
function several(walk: Walk): Actions {
  const { nodes } = records(walk);
  walk.session.selection.set(Array.from({ length: 8 }, () => node(walk)).filter((id) => nodes.has(id)));
  return walk.actions;
}

/** A problem of the list, which may be of the journey as it was some operations ago. */
const problem = (walk: Walk, wanted: (problem: Problem) => boolean): Problem | undefined =>
  pick(walk, walk.session.problems.store.getState().all.filter(wanted));

function removeStage(walk: Walk) {
  const { stages } = records(walk).head;
  const at = stage(walk);
  const heir =
    pick(
      walk,
      stages.filter((_, index) => index !== at),
    ) ?? null;
  if (stages.length > 3) walk.actions.removeStage(at, walk.below(6) === 0 ? null : heir);
}

/** What an editor does, each with what it needs chosen at random. */
export const operations: Readonly<Record<string, (walk: Walk) => unknown>> = {
  select: (walk) => walk.session.selection.set(Array.from({ length: 1 + walk.below(4) }, () => node(walk))),
  selectEdge: (walk) => walk.session.selection.set([], [edge(walk)]),
  selectReach: ({ actions, below }) => actions.selectReach(below(2) === 0 ? "upstream" : "downstream"),
  add: (walk) => walk.actions.addAt(kind(walk), { x: walk.below(4000) - 300, y: walk.below(1400) - 300 }),
  append: (walk) => walk.actions.append(kind(walk), { x: 100, y: 100 }),
  insert: (walk) => walk.actions.insert(kind(walk), edge(walk)),
  connect: (walk) => {
    const from = node(walk);
    walk.actions.connect(from, outletOf(walk, from), node(walk));
  },
  reconnect: (walk) => {
    const from = node(walk);
    walk.actions.reconnect(edge(walk), from, outletOf(walk, from), node(walk));
  },
  move: (walk) => walk.actions.move(new Map([[node(walk), { x: walk.below(5000) - 400, y: walk.below(1600) - 400 }]])),
  nudge: (walk) => {
    const { nudge } = several(walk);
    for (let times = walk.below(4); times >= 0; times--) nudge({ x: 10, y: -10 });
  },
  rename: (walk) => {
    const id = node(walk);
    for (const text of ["o", "of", `of ${walk.below(100)}`]) walk.actions.rename(id, text, "it");
    if (walk.below(2) === 0) walk.actions.endRename();
  },
  write: (walk) => {
    const id = remark(walk);
    for (const text of ["t", "te", `text ${walk.below(100)}`]) walk.actions.writeRemark(id, text);
  },
  resize: (walk) => walk.actions.resizeRemark(remark(walk), { x: walk.below(900), y: walk.below(500) }, { width: 300, height: 200 }),
  delete: ({ actions, below }) => below(4) === 0 && actions.deleteSelected(),
  deleteAndReconnect: ({ actions, below }) => below(3) === 0 && actions.deleteAndReconnect(),
  duplicate: (walk) => hasRoom(walk) && several(walk).duplicate(),
  copy: (walk) => {
    const clip = several(walk).copied();
    walk.clipboard = JSON.stringify(clip);
  },
  cut: (walk) => {
    if (walk.below(3) > 0) return;
    walk.session.selection.set([node(walk), node(walk)]);
    walk.clipboard = JSON.stringify(walk.actions.copied());
    walk.actions.deleteSelected();
  },
  paste: (walk) => {
    const found = clipIn(walk.clipboard);
    if (hasRoom(walk) && "clip" in found) walk.actions.pasteClip(found.clip);
  },
  align: (walk) => several(walk).align(pick(walk, alignments) ?? "left"),
  distribute: (walk) => several(walk).distribute(walk.below(2) === 0 ? "horizontally" : "vertically"),
  toStage: (walk) => several(walk).moveToStage(walk.below(2) === 0 ? 1 : -1),
  renameStage: (walk) => walk.actions.renameStage(stage(walk), `stage ${walk.below(40)}`),
  addStage: (walk) => records(walk).head.stages.length < 10 && walk.actions.addStage(stage(walk)),
  moveStage: (walk) => walk.actions.moveStage(stage(walk), stage(walk)),
  resizeStage: (walk) => {
    const at = stage(walk);
    for (let times = walk.below(3); times >= 0; times--) walk.actions.resizeStage(at, 200 + walk.below(900));
  },
  removeStage,
  fold: (walk) => walk.actions.toggleFold(stage(walk)),
  layOut: ({ session, below }) => below(3) === 0 && session.document.transact("Tidy", spread),
  tidy: ({ actions, below }) => (below(2) === 0 ? actions.tidy() : undefined),
  scatter: (walk) => walk.session.document.transact("Scatter", (now) => moveNodes(now, new Map([[node(walk), { x: 0, y: 0 }]]))),
  inspectNode: (walk) => {
    // A form takes half a second to draw.
    if (walk.below(3) > 0) return undefined;
    walk.session.selection.set([node(walk)]);
    return workInspector(walk);
  },
  inspectJourney: (walk) => {
    // This one is the longest.
    if (walk.below(5) > 0) return undefined;
    walk.session.selection.clear();
    return workInspector(walk);
  },
  repair: (walk) => {
    const found = problem(walk, ({ repair }) => repair !== undefined);
    if (found) mendingOf(walk.session).fix(found);
  },
  ignore: (walk) => {
    const found = problem(walk, ({ severity, ignored }) => severity !== "error" && ignored === undefined);
    if (found) mendingOf(walk.session).ignore(found, "It is meant so.");
  },
  heed: (walk) => {
    const found = problem(walk, ({ ignored }) => ignored !== undefined);
    if (found) mendingOf(walk.session).heed(found);
  },
  pause: ({ session }) => session.document.mark(),
  undo: ({ actions }) => actions.undo(),
  redo: ({ actions, below }) => {
    for (let times = below(4); times > 0; times--) actions.undo();
    for (let times = below(3); times >= 0; times--) actions.redo();
  },
};

/** Operations that change nothing of the journey, or nothing by themselves. */
export const idle: ReadonlySet<string> = new Set(["select", "selectEdge", "selectReach", "copy", "fold", "pause", "redo"]);
