import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo, useMemo } from "react";
import { smallestRemark } from "../../../src-shared/nodes/remark-node.ts";
import type { FlowNode } from "../flow.ts";
import { actionsOf } from "../session/actions.ts";
import { useRecords, useSession, useView } from "../session/session.ts";
import { ProblemsBadge } from "./ProblemsBadge.tsx";
import classes from "./RemarkCard.module.css";
import { RemarkText } from "./RemarkText.tsx";
import { viewOf } from "./view.ts";

function Resizer({ id, selected }: { id: string; selected: boolean }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  return (
    <NodeResizer
      isVisible={selected && !session.document.readOnly}
      minWidth={smallestRemark.width}
      minHeight={smallestRemark.height}
      handleClassName={classes.grip}
      lineClassName={classes.rim}
      onResizeEnd={(_event, { x, y, width, height }) => actions.resizeRemark(id, { x, y }, { width, height })}
    />
  );
}

/** A sticky note. Its text is edited by F2 or a double click. */
export const NoteCard = memo(function NoteCard({ id, selected }: NodeProps<FlowNode>) {
  const node = useRecords(({ nodes }) => nodes.get(id));
  if (!node) return null;
  return (
    <div className={classes.note} data-testid={`node-${id}`} data-kind={node.kind} data-selected={selected}>
      <Resizer id={id} selected={selected} />
      <RemarkText id={id} text={viewOf(node).remark?.text ?? ""} placeholder="Write a note" lines />
      <ProblemsBadge id={id} />
    </div>
  );
});

/** A titled frame behind nodes that belong together. */
export const FrameCard = memo(function FrameCard({ id, selected }: NodeProps<FlowNode>) {
  const node = useRecords(({ nodes }) => nodes.get(id));
  const detail = useView((view) => view.detail);
  if (!node) return null;
  return (
    <div className={classes.frame} data-testid={`node-${id}`} data-kind={node.kind} data-selected={selected} data-detail={detail}>
      <Resizer id={id} selected={selected} />
      <div className={classes.title}>
        <RemarkText id={id} text={viewOf(node).remark?.text ?? ""} placeholder="Title of the frame" />
        <ProblemsBadge id={id} />
      </div>
    </div>
  );
});
