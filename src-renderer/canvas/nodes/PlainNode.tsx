import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { DRAWN_TOGETHER } from "../edges/path.ts";
import { shortCount } from "../format.ts";
import { useFigures, useRecords } from "../session/session.ts";
import classes from "./NodeCard.module.css";
import { ProblemsBadge } from "./ProblemsBadge.tsx";
import { HEADER_HEIGHT, outletTop } from "./size.ts";
import { takesEdges, viewOf } from "./view.ts";

/**
 * A node seen from afar: its colour, name and, after a run, how many entered. The marks stand where its handles would be;
 * React Flow measures them by these class names and attributes. Where edges are drawn together nothing needs them.
 */
export function PlainNode({
  node,
  selected,
  style,
  named,
}: {
  node: JourneyNode;
  selected: boolean;
  style: React.CSSProperties;
  /** Near enough for the name and the count to be read. */
  named: boolean;
}) {
  const marked = useRecords(({ edges }) => edges.size < DRAWN_TOGETHER);
  const entered = useFigures(({ run }) => run?.results.nodes[node.id]?.entered);
  const stale = useFigures((figures) => figures.stale);
  const { name, outlets } = viewOf(node);
  return (
    <div
      className={classes.plain}
      style={style}
      data-testid={`node-${node.id}`}
      data-kind={node.kind}
      data-selected={selected}
      data-bare={!named}
    >
      {named && (
        <div className={classes.plainName}>
          <span>{name}</span>
          <ProblemsBadge id={node.id} />
        </div>
      )}
      {named && entered !== undefined && (
        <div className={classes.plainCount} data-testid="count-entered" data-value={entered} data-stale={stale}>
          {shortCount(entered)}
        </div>
      )}
      {marked && takesEdges(node) && (
        <i className={`target ${classes.mark}`} data-handleid="in" data-handlepos="left" style={{ left: 0, top: HEADER_HEIGHT / 2 }} />
      )}
      {marked &&
        outlets.map((outlet, at) => (
          <i
            key={outlet.id}
            className={`source ${classes.mark}`}
            data-handleid={outlet.id}
            data-handlepos="right"
            style={{ right: 0, top: outletTop(node, at) }}
          />
        ))}
    </div>
  );
}
