import { laneIndexOf } from "../lanes/lanes.ts";
import { type Around, type CanvasCommand, commands, needs } from "./command.ts";

/** Index of the stage of the first selected node; the first stage when nothing is selected. */
function stageNow({ session }: Around): number {
  const { records } = session.document.store.getState();
  const node = records.nodes.get([...session.selection.store.getState().nodes][0] ?? "");
  return node ? laneIndexOf(records.head.stages, node) : 0;
}

const toward = (
  by: -1 | 1,
  side: "Left" | "Right",
  label: string,
  short: string,
): CanvasCommand<"canvas.next-stage" | "canvas.previous-stage"> => ({
  id: by === 1 ? "canvas.next-stage" : "canvas.previous-stage",
  label,
  short,
  group: "Canvas: stages",
  keys: [`mod+Arrow${side}`],
  edits: true,
  unless: needs.node,
  run: ({ session, actions, reveal }) => {
    const [first] = session.selection.store.getState().nodes;
    if (!actions.moveToStage(by)) session.announcer.say("There is no stage on that side.");
    else if (first !== undefined) reveal(first);
  },
});

export const stageCommands = commands([
  toward(1, "Right", "Move what is selected to the next stage", "To the next stage"),
  toward(-1, "Left", "Move what is selected to the stage before", "To the stage before"),
  {
    id: "canvas.fold-stage",
    label: "Collapse or expand the stage of the selected node",
    group: "Canvas: stages",
    keys: ["K"],
    run: (around) => around.actions.toggleFold(stageNow(around)),
  },
  { id: "canvas.fold-all", label: "Collapse all stages", group: "Canvas: stages", run: ({ actions }) => actions.foldAll(true) },
  {
    id: "canvas.unfold-all",
    label: "Expand all stages",
    group: "Canvas: stages",
    keys: ["Shift+K"],
    run: ({ actions }) => actions.foldAll(false),
  },
  { id: "canvas.add-stage", label: "Add a stage", group: "Canvas: stages", edits: true, run: ({ actions }) => actions.addStage() },
  {
    id: "canvas.remove-stage",
    label: "Remove the stage of the selected node",
    group: "Canvas: stages",
    edits: true,
    unless: (around) =>
      around.session.document.store.getState().records.head.stages.length > 1 ? needs.node(around) : "A journey has at least one stage.",
    run: (around) => around.actions.askRemoveStage(stageNow(around)),
  },
]);
