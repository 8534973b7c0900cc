import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, useRef } from "react";
import { KindIcon } from "../../ui/Icon.tsx";
import type { FlowNode } from "../flow.ts";
import { useRecords, useView } from "../session/session.ts";
import classes from "./NodeCard.module.css";
import { NodeFact } from "./NodeFact.tsx";
import { NodeFigures } from "./NodeFigures.tsx";
import { NodeGlance } from "./NodeGlance.tsx";
import { NodeName } from "./NodeName.tsx";
import { PlainNode } from "./PlainNode.tsx";
import { ProblemsBadge } from "./ProblemsBadge.tsx";
import { HEADER_HEIGHT, outletTop } from "./size.ts";
import { takesEdges, viewOf } from "./view.ts";

/** A node on the canvas: icon, name, one line of summary, problems, outlets, and its numbers after a run. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps<FlowNode>) {
  const node = useRecords(({ nodes }) => nodes.get(id));
  const detail = useView((view) => view.detail);
  const card = useRef<HTMLDivElement>(null);
  if (!node) return null;
  const { kind, name, summary, outlets, colour, icon } = viewOf(node);
  const style = { "--node-colour": `var(${colour})`, "--node-soft": `var(${colour}-soft)` } as React.CSSProperties;
  if (detail !== "full") return <PlainNode node={node} selected={selected} style={style} named={detail === "plain"} />;
  const several = outlets.length > 1;
  return (
    <div className={classes.card} ref={card} style={style} data-testid={`node-${id}`} data-kind={node.kind} data-selected={selected}>
      {takesEdges(node) && (
        <Handle type="target" id="in" position={Position.Left} className={classes.handle} style={{ top: HEADER_HEIGHT / 2 }} />
      )}
      <div className={classes.header}>
        <span className={classes.tile}>
          <KindIcon name={icon} size={20} />
        </span>
        <span className={classes.words}>
          <NodeName id={id} name={name} label={node.label} />
          <span className={classes.line}>
            <span className={classes.summary} title={summary}>
              {summary}
            </span>
            <NodeFact id={id} entry={kind?.group === "entry"} />
          </span>
        </span>
        <ProblemsBadge id={id} />
      </div>
      {several && (
        <ul className={classes.outlets}>
          {outlets.map((outlet) => (
            <li key={outlet.id} className={classes.outlet}>
              {outlet.label}
            </li>
          ))}
        </ul>
      )}
      {outlets.map((outlet, at) => (
        <Handle
          key={outlet.id}
          type="source"
          id={outlet.id}
          position={Position.Right}
          className={classes.handle}
          style={{ top: outletTop(node, at) }}
          data-outlet={outlet.id}
          title={several ? outlet.label : undefined}
        />
      ))}
      <NodeFigures id={id} message={Boolean(kind?.channel)} />
      <NodeGlance node={node} card={card} />
    </div>
  );
});
