import { plural } from "../../../src-shared/lib/numbers.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import type { RemarkSize } from "../../../src-shared/nodes/remark-node.ts";
import { type Added, addAt, appendAfter, insertOnEdge, type Point } from "../edits/add.ts";
import { changeNode, moveNodes, nudge } from "../edits/change.ts";
import { type Clip, clipOf, paste } from "../edits/copy.ts";
import { connect, edgeAt, reconnect, refusal } from "../edits/graph.ts";
import { resizeRemark } from "../edits/remarks.ts";
import { remove, removeAndReconnect } from "../edits/remove.ts";
import { canFollow, viewOf } from "../nodes/view.ts";
import { arrangeActions } from "./arrange-actions.ts";
import type { EditorSession, QuickAddAt } from "./session.ts";
import { stageActions } from "./stage-actions.ts";
import { tidyAction } from "./tidy-action.ts";

const kindLabel = (kind: string) => nodeKinds.get(kind)?.label ?? kind;

/** What a person can do on the canvas; keys, buttons, menus and commands all come here. */
export function actionsOf(session: EditorSession) {
  const { document, selection, view } = session;
  const records = () => document.store.getState().records;
  const name = (id: string) => {
    const node = records().nodes.get(id);
    return node ? viewOf(node).name : id;
  };

  /** Commits an edit that makes a node and selects it. */
  function commitAdded(label: string, edit: () => Added): string | null {
    const { records: next, node } = edit();
    if (node === null || !document.transact(label, () => next)) return null;
    selection.set([node]);
    return node;
  }

  function selectedNodes(): ReadonlySet<string> {
    return selection.store.getState().nodes;
  }

  function deleteSelected() {
    const { nodes, edges } = selection.store.getState();
    if (nodes.size + edges.size === 0) return;
    const [only] = nodes;
    const label =
      nodes.size === 0
        ? `Delete ${plural(edges.size, "edge")}`
        : nodes.size === 1 && only
          ? `Delete ${name(only)}`
          : `Delete ${nodes.size} nodes`;
    if (document.transact(label, (now) => remove(now, nodes, edges))) selection.clear();
  }

  function deleteAndReconnect() {
    const nodes = selectedNodes();
    if (nodes.size === 0) return deleteSelected();
    if (document.transact(`Delete ${plural(nodes.size, "node")} and reconnect`, (now) => removeAndReconnect(now, nodes))) selection.clear();
  }

  /** Returns the new nodes; they are selected. */
  function pasteClip(clip: Clip, label: string, offset: Point): readonly string[] {
    if (clip.nodes.length === 0) return [];
    const pasted = paste(records(), clip, offset);
    if (!document.transact(label, () => pasted.records)) return [];
    selection.set(pasted.nodes);
    return pasted.nodes;
  }

  function quickAdd(at: QuickAddAt | null) {
    view.setState({ quickAdd: at });
  }

  return {
    ...arrangeActions(session),
    ...stageActions(session),
    tidy: () => tidyAction(session),
    undo: () => document.undo(),
    redo: () => document.redo(),
    deleteSelected,
    deleteAndReconnect,
    duplicate: () => pasteClip(clipOf(records(), selectedNodes()), `Duplicate ${plural(selectedNodes().size, "node")}`, { x: 32, y: 136 }),
    copied: () => clipOf(records(), selectedNodes()),
    pasteClip: (clip: Clip) => pasteClip(clip, `Paste ${plural(clip.nodes.length, "node")}`, { x: 32, y: 136 }),
    selectAll: () => {
      selection.set(records().nodes.keys(), records().edges.keys());
      session.announcer.say(`${records().nodes.size} nodes and ${records().edges.size} edges selected.`);
    },
    clear: () => selection.clear(),
    nudge: (by: Point) => document.transact("Nudge", (now) => nudge(now, selectedNodes(), by), { merge: "nudge" }),
    move: (places: ReadonlyMap<string, Point>) => document.transact(`Move ${plural(places.size, "node")}`, (now) => moveNodes(now, places)),
    /** `was` names the node in the step: the name it had before typing began. */
    rename: (id: string, label: string, was: string = name(id)) =>
      document.transact(`Rename ${was}`, (now) => changeNode(now, id, { label }), { merge: `name:${id}` }),
    connect: (from: string, outlet: string, to: string) =>
      document.transact(`Connect ${name(from)}`, (now) => connect(now, from, outlet, to)),
    reconnect: (edge: string, from: string, outlet: string, to: string) =>
      document.transact(`Reconnect ${name(from)}`, (now) => reconnect(now, edge, from, outlet, to)),
    refusal: (from: string, outlet: string, to: string, except?: string) => refusal(records(), from, outlet, to, except),
    taken: (from: string, outlet: string) => edgeAt(records(), from, outlet) !== undefined,
    addAt: (kind: string, at: Point, from?: { node: string; outlet: string }) =>
      commitAdded(`Add ${kindLabel(kind)}`, () => addAt(records(), kind, at, from)),
    /** After the selected node, or at a place when there is none or nothing may follow it. */
    append: (kind: string, otherwise: Point) => {
      const after = selection.single();
      const follows = after !== undefined && canFollow(kind);
      return commitAdded(`Add ${kindLabel(kind)}`, () =>
        follows ? appendAfter(records(), kind, after) : addAt(records(), kind, otherwise),
      );
    },
    appendAfter: (kind: string, after: string, outlet?: string) =>
      commitAdded(`Add ${kindLabel(kind)}`, () => appendAfter(records(), kind, after, outlet)),
    insert: (kind: string, edge: string) => commitAdded(`Insert ${kindLabel(kind)}`, () => insertOnEdge(records(), kind, edge)),
    quickAdd,
    /** The text of a note, or the title of a frame. */
    writeRemark: (id: string, text: string) => {
      const node = records().nodes.get(id);
      if (node)
        document.transact(`Write ${kindLabel(node.kind)}`, (now) => changeNode(now, id, { config: { ...node.config, text } }), {
          merge: `text:${id}`,
        });
    },
    resizeRemark: (id: string, place: Point, size: RemarkSize) =>
      document.transact(`Resize ${name(id)}`, (now) => resizeRemark(now, id, place, size)),
    startRename: (id: string) => view.setState({ renaming: id }),
    endRename: () => {
      document.mark();
      view.setState({ renaming: null });
    },
  };
}

export type Actions = ReturnType<typeof actionsOf>;
