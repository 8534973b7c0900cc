import { IconChevronsLeft } from "@tabler/icons-react";
import { type KeyboardEvent, memo, useMemo, useState } from "react";
import { plural } from "../../../src-shared/lib/numbers.ts";
import { count } from "../format.ts";
import { actionsOf } from "../session/actions.ts";
import { useFigures, useRecords, useSession } from "../session/session.ts";
import classes from "./LaneBands.module.css";
import { StageMenu } from "./StageMenu.tsx";
import { StageName } from "./StageName.tsx";
import { useNodesIn } from "./use-nodes-in.ts";

interface StageHeaderProps {
  index: number;
  stage: string;
  folded: boolean;
  /** Too narrow for more than its number. */
  narrow: boolean;
  onGrab(event: React.PointerEvent<HTMLElement>): void;
}

const focusHeader = (index: number) => document.querySelector<HTMLElement>(`[data-stage-header="${index}"]`)?.focus();

/** Name, number and count of a stage above its lane. It is dragged to another place, renamed by F2 or a double click, and has a menu. */
export const StageHeader = memo(function StageHeader({ index, stage, folded, narrow, onGrab }: StageHeaderProps) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const entered = useFigures(({ run }) => run?.results.stages[stage]);
  const stages = useRecords(({ head }) => head.stages);
  const nodes = plural(useNodesIn(index), "node");
  const [renaming, setRenaming] = useState(false);
  const [menu, setMenu] = useState(false);
  const { readOnly } = session.document;
  const rename = () => !readOnly && setRenaming(true);

  const move = (to: number) => {
    if (readOnly || !actions.moveStage(index, to)) return;
    requestAnimationFrame(() => focusHeader(to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (step !== 0) event.ctrlKey || event.metaKey ? move(index + step) : focusHeader(index + step);
    else if (event.key === "F2") rename();
    else if (event.key === " ") actions.toggleFold(index);
    else if (event.key === "Enter") setMenu(true);
    else if (event.key === "Delete" && !readOnly) actions.askRemoveStage(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (renaming)
    return (
      <StageName
        stage={stage}
        taken={stages}
        onDone={(name) => {
          setRenaming(false);
          if (name !== null) actions.renameStage(index, name);
          requestAnimationFrame(() => focusHeader(index));
        }}
      />
    );
  return (
    <>
      <button
        type="button"
        className={classes.label}
        data-stage-header={index}
        data-testid={`stage-${stage}`}
        title={folded ? `Expand ${stage}` : narrow ? stage : undefined}
        aria-haspopup="menu"
        onPointerDown={onGrab}
        onClick={folded ? () => actions.toggleFold(index) : undefined}
        onDoubleClick={folded ? undefined : rename}
        onKeyDown={onKeyDown}
      >
        <span className={classes.number}>{index + 1}</span>
        <span className={narrow || folded ? classes.spoken : classes.name}>{stage}</span>
        {entered !== undefined && <span className={narrow || folded ? classes.spoken : classes.count}>{count(entered)}</span>}
        <span className={classes.spoken}>
          {entered === undefined ? "" : " reached,"} stage of {nodes}
          {folded ? ", collapsed" : ""}
        </span>
      </button>
      {!narrow && !folded && (
        <>
          <button
            type="button"
            className={classes.tool}
            tabIndex={-1}
            aria-label={`Collapse ${stage}`}
            title="Collapse"
            data-testid={`fold-${stage}`}
            onClick={() => actions.toggleFold(index)}
          >
            <IconChevronsLeft size={16} />
          </button>
          <StageMenu index={index} stage={stage} opened={menu} onOpened={setMenu} onRename={() => requestAnimationFrame(rename)} />
        </>
      )}
    </>
  );
});
