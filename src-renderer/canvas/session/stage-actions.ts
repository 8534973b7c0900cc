import { plural } from "../../../src-shared/lib/numbers.ts";
import { addStage, moveStageTo, removeStage, renameStage, resizeStage } from "../edits/stages.ts";
import { laneIndexOf } from "../lanes/lanes.ts";
import type { EditorSession } from "./session.ts";

/** What can be done with the stages and their lanes. */
export function stageActions({ document, selection, view, announcer }: EditorSession) {
  const records = () => document.store.getState().records;
  const stage = (index: number) => records().head.stages[index] ?? "";
  const inside = (index: number) => [...records().nodes.values()].filter((node) => laneIndexOf(records().head.stages, node) === index);

  function fold(names: ReadonlySet<string>) {
    const { nodes, edges } = selection.store.getState();
    const hidden = [...nodes].filter((id) => {
      const node = records().nodes.get(id);
      return node && names.has(stage(laneIndexOf(records().head.stages, node)));
    });
    if (hidden.length > 0)
      selection.set(
        [...nodes].filter((id) => !hidden.includes(id)),
        edges,
      );
    view.setState({ folded: names });
  }

  return {
    renameStage: (index: number, name: string) =>
      document.transact(`Rename stage ${stage(index)} to ${name}`, (now) => renameStage(now, index, name)),
    addStage: (at?: number) => document.transact("Add a stage", (now) => addStage(now, at)),
    moveStage: (index: number, to: number) => document.transact(`Move stage ${stage(index)}`, (now) => moveStageTo(now, index, to)),
    resizeStage: (index: number, width: number) =>
      document.transact(`Resize stage ${stage(index)}`, (now) => resizeStage(now, index, width), { merge: `stage-width:${index}` }),
    /** Takes a stage away at once when it holds nothing; else asks where its nodes go. */
    askRemoveStage(index: number) {
      if (records().head.stages.length === 1) return;
      if (inside(index).length > 0) view.setState({ removing: index });
      else document.transact(`Remove stage ${stage(index)}`, (now) => removeStage(now, index));
    },
    removeStage(index: number, heir: string | null) {
      document.transact(`Remove stage ${stage(index)}`, (now) => removeStage(now, index, heir));
    },
    /** How many nodes a stage holds, notes and frames too. */
    nodesIn: (index: number) => inside(index).length,
    selectStage(index: number) {
      selection.set(inside(index).map(({ id }) => id));
      announcer.say(`${plural(inside(index).length, "node")} selected.`);
    },
    toggleFold(index: number) {
      const name = stage(index);
      const names = new Set(view.getState().folded);
      if (names.delete(name)) announcer.say(`Stage ${name} expanded.`);
      else {
        names.add(name);
        announcer.say(`Stage ${name} collapsed, ${plural(inside(index).length, "node")}.`);
      }
      fold(names);
    },
    foldAll(folded: boolean) {
      fold(new Set(folded ? records().head.stages : []));
      announcer.say(folded ? "All stages collapsed." : "All stages expanded.");
    },
  };
}
