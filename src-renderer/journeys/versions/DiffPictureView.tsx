import { useEffect, useRef, useState } from "react";
import { CARD, type DiffPicture, type MarkedNode } from "../../../src-shared/journey-diff/picture.ts";
import type { ToldChange } from "../../../src-shared/journey-diff/tell.ts";
import { changeWords } from "../../../src-shared/journey-diff/tell.ts";
import { isRemark } from "../../../src-shared/nodes/index.ts";
import { shorten } from "../../../src-shared/plan/picture/svg.ts";
import { nodeLabel, nodeSummary } from "../../../src-shared/plan/run.ts";
import { toneOf } from "../../../src-shared/plan/thumbnail.ts";
import { marks } from "./marks.tsx";
import classes from "./versions.module.css";

interface PictureProps {
  picture: DiffPicture;
  current: ToldChange | null;
  /** Null fits the whole picture into the view. */
  scale: number | null;
  onChoose(node: string): void;
}

/** A note with the beginning of its text, or a frame with its title. */
function Remark({ marked, current, onChoose }: CardProps) {
  const { node, mark, x, y, width, height, behind } = marked;
  const sign = mark === "same" ? null : marks[mark];
  const text = nodeSummary(node);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it has the same by keyboard
    <g
      transform={`translate(${x} ${y})`}
      onClick={() => onChoose(node.id)}
      className={classes.node}
      data-mark={mark}
      data-current={current}
      data-testid={`diff-node-${node.id}`}
    >
      <title>{sign && mark !== "same" ? `${changeWords[mark]}: ${text}` : text}</title>
      <rect
        width={width}
        height={height}
        rx={behind ? 16 : 6}
        fill={sign ? sign.soft : "var(--tl-group-remark-soft)"}
        fillOpacity={behind ? 0.4 : 1}
        stroke={sign ? sign.colour : "var(--tl-group-remark)"}
        strokeWidth={current ? 7 : sign ? 4 : 1.5}
        strokeDasharray={sign?.dash}
      />
      <text x={16} y={30} className={classes.remarkText} textDecoration={mark === "removed" ? "line-through" : undefined}>
        {shorten(text, width - 60, 16, true)}
      </text>
      {sign && <Sign sign={sign} x={width - 20} />}
    </g>
  );
}

function Sign({ sign, x }: { sign: (typeof marks)[keyof typeof marks]; x: number }) {
  return (
    <g transform={`translate(${x} 4)`}>
      <circle r={17} fill={sign.colour} />
      <text textAnchor="middle" y={8} className={classes.badge}>
        {sign.sign}
      </text>
    </g>
  );
}

interface CardProps {
  marked: MarkedNode;
  current: boolean;
  onChoose(node: string): void;
}

function Card({ marked, current, onChoose }: CardProps) {
  const { node, mark, x, y } = marked;
  const sign = mark === "same" ? null : marks[mark];
  const name = nodeLabel(node);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it has the same by keyboard
    <g
      transform={`translate(${x} ${y})`}
      onClick={() => onChoose(node.id)}
      className={classes.node}
      data-mark={mark}
      data-current={current}
      data-testid={`diff-node-${node.id}`}
    >
      <title>{sign && mark !== "same" ? `${changeWords[mark]}: ${name}` : name}</title>
      <rect
        width={CARD.width}
        height={CARD.height}
        rx={12}
        fill={sign ? sign.soft : "var(--tl-surface)"}
        stroke={sign ? sign.colour : "var(--tl-border-strong)"}
        strokeWidth={current ? 7 : sign ? 4 : 1.5}
        strokeDasharray={sign?.dash}
      />
      <rect x={12} y={16} width={8} height={CARD.height - 32} rx={4} fill={`var(--tl-${toneOf(node.kind)})`} />
      <text x={32} y={42} className={classes.nodeName} textDecoration={mark === "removed" ? "line-through" : undefined}>
        {shorten(name, CARD.width - 76, 18, true)}
      </text>
      <text x={32} y={68} className={classes.nodeText}>
        {shorten(nodeSummary(node), CARD.width - 48, 14)}
      </text>
      {sign && <Sign sign={sign} x={CARD.width - 20} />}
    </g>
  );
}

/** Both journeys on one picture: signs and lines say what became of each node and edge. The chosen change is brought into view. */
export function DiffPictureView({ picture, current, scale, onChoose }: PictureProps) {
  const view = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 800, height: 300 });
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const { box, nodes, edges } = picture;
  const fit = Math.min(size.width / box.width, size.height / box.height);
  const zoom = scale ?? fit;
  useEffect(() => {
    const element = view.current;
    const shown = nodes.filter(({ node }) => current?.nodes.includes(node.id));
    if (!element || shown.length === 0 || scale === null) return;
    const middle = (key: "x" | "y") => shown.reduce((sum, place) => sum + place[key], 0) / shown.length;
    const [x, y] = [middle("x") + CARD.width / 2 - box.x, middle("y") + CARD.height / 2 - box.y];
    element.scrollTo({ left: x * zoom - element.clientWidth / 2, top: y * zoom - element.clientHeight / 2 });
  }, [nodes, current, scale, zoom, box]);
  const drawn = (marked: MarkedNode) => {
    const Drawn = isRemark(marked.node.kind) ? Remark : Card;
    return <Drawn key={marked.node.id} marked={marked} current={current?.nodes.includes(marked.node.id) ?? false} onChoose={onChoose} />;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture larger than its view is scrolled by keyboard
    <div className={classes.view} ref={view} tabIndex={0} role="img" aria-label="Both versions on one picture" data-testid="diff-picture">
      <svg
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        width={box.width * zoom}
        height={box.height * zoom}
        className={classes.svg}
        aria-hidden="true"
      >
        <defs>
          <marker id="diff-arrow" viewBox="0 0 10 10" refX={9} refY={5} markerWidth={9} markerHeight={9} orient="auto-start-reverse">
            <path d="M0 0L10 5L0 10z" fill="var(--tl-info)" />
          </marker>
        </defs>
        {nodes.filter(({ behind }) => behind).map(drawn)}
        {edges.map(({ edge, mark, path }) => {
          const sign = mark === "same" ? null : marks[mark];
          return (
            <path
              key={edge.id}
              d={path}
              fill="none"
              stroke={sign ? sign.colour : "var(--tl-border-strong)"}
              strokeWidth={current?.edge === edge.id ? 9 : sign ? 5 : 2.5}
              strokeDasharray={sign?.dash}
              data-mark={mark}
              data-testid={`diff-edge-${edge.id}`}
            />
          );
        })}
        {nodes.map(({ node, from, x, y, width, height }) =>
          from ? (
            <g key={node.id} data-testid={`diff-from-${node.id}`}>
              <rect
                x={from.x}
                y={from.y}
                width={width}
                height={height}
                rx={12}
                fill="none"
                stroke="var(--tl-info)"
                strokeWidth={2}
                strokeDasharray="2 6"
              />
              <path
                d={`M${from.x + width / 2} ${from.y + height / 2}L${x + width / 2} ${y + height / 2}`}
                stroke="var(--tl-info)"
                strokeWidth={3}
                strokeDasharray="2 6"
                markerEnd="url(#diff-arrow)"
              />
            </g>
          ) : null,
        )}
        {nodes.filter(({ behind }) => !behind).map(drawn)}
        {edges.map(({ edge, label }) =>
          label ? (
            <text key={edge.id} x={label.x} y={label.y - 6} textAnchor="middle" className={classes.outletText}>
              {shorten(label.text, 140, 13)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}
