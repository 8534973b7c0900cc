import type { Thumbnail } from "../../src-shared/model/thumbnail.ts";
import classes from "./thumbnail.module.css";

/** Stages beyond the seventh take the colours from the start. */
const STAGE_COLOURS = 7;

/** A journey in small, in the colours of the window: one path for each colour. It only decorates what is named beside it. */
export function ThumbnailPicture({ thumbnail }: { thumbnail: Thumbnail | null }) {
  if (!thumbnail) return <span className={classes.frame} data-thumbnail="pending" />;
  const { width, height, lanes, marks, lines } = thumbnail;
  const box = (mark: Thumbnail["marks"][number]) => `M${mark.x} ${mark.y}h${mark.width}v${mark.height}h${-mark.width}z`;
  return (
    <span className={classes.frame} data-thumbnail="drawn">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={classes.picture} preserveAspectRatio="xMidYMid meet">
        {lanes.map(({ stage, x, width: wide }) => (
          <rect key={stage} x={x} y={0} width={wide} height={height} fill={`var(--tl-stage-${stage % STAGE_COLOURS}-tint)`} />
        ))}
        <path d={lines} fill="none" stroke="var(--tl-border-strong)" strokeWidth={1} />
        {[...Map.groupBy(marks, ({ tone }) => tone)].map(([tone, own]) => (
          <path
            key={tone}
            d={own.map(box).join("")}
            fill={`var(--tl-${tone})`}
            stroke={`var(--tl-${tone})`}
            strokeWidth={1.6}
            strokeLinejoin="round"
          />
        ))}
        {marks.length === 0 && (
          <text x={width / 2} y={height / 2 + 4} textAnchor="middle" className={classes.nothing}>
            nothing drawn yet
          </text>
        )}
      </svg>
    </span>
  );
}
