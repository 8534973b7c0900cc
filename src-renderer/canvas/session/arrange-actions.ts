import { plural } from "../../../src-shared/lib/numbers.ts";
import { type Alignment, type Axis, align, distribute } from "../edits/arrange.ts";
import { setStage } from "../edits/change.ts";
import { reach } from "../edits/reach.ts";
import { laneIndexOf } from "../lanes/lanes.ts";
import type { EditorSession } from "./session.ts";

const sides: Record<Alignment, string> = {
  left: "at the left",
  centre: "at the centre",
  right: "at the right",
  top: "at the top",
  middle: "in the middle",
  bottom: "at the bottom",
};

/** Selecting along the edges, and putting what is selected in order. */
export function arrangeActions({ document, selection, announcer }: EditorSession) {
  const records = () => document.store.getState().records;
  const selected = () => selection.store.getState().nodes;

  return {
    selectReach(direction: "upstream" | "downstream") {
      const found = reach(records(), selected(), direction);
      selection.set(found);
      announcer.say(`${plural(found.size, "node")} selected.`);
    },
    align: (to: Alignment) =>
      document.transact(`Align ${plural(selected().size, "node")} ${sides[to]}`, (now) => align(now, selected(), to)),
    distribute: (axis: Axis) =>
      document.transact(`Distribute ${plural(selected().size, "node")} ${axis}`, (now) => distribute(now, selected(), axis)),
    /** Moves what is selected into the stage before or after; several stages move as they stand. Returns whether anything moved. */
    moveToStage(by: -1 | 1): boolean {
      const { head, nodes } = records();
      const moves = [...selected()].flatMap((id) => {
        const node = nodes.get(id);
        const stage = node && head.stages[laneIndexOf(head.stages, node) + by];
        return stage === undefined ? [] : [{ id, stage }];
      });
      const [first] = moves;
      if (!first || moves.length < selected().size) return false;
      const where = moves.every(({ stage }) => stage === first.stage) ? first.stage : by === 1 ? "the next stages" : "the stages before";
      return document.transact(`Move ${plural(moves.length, "node")} to ${where}`, (now) =>
        [...Map.groupBy(moves, ({ stage }) => stage)].reduce(
          (next, [stage, group]) =>
            setStage(
              next,
              group.map(({ id }) => id),
              stage,
            ),
          now,
        ),
      );
    },
  };
}
