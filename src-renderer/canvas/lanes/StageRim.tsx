import { useRef, useState } from "react";
import classes from "./LaneBands.module.css";

interface StageRimProps {
  stage: string;
  /** Width of the lane, px at zoom 1. */
  width: number;
  least: number;
  zoom: number;
  onResize(width: number): void;
}

const STEP = 40;

/** The right border of a lane: dragged, or moved with the arrow keys, it makes the lane wider or narrower. */
export function StageRim({ stage, width, least, zoom, onResize }: StageRimProps) {
  const from = useRef<number | null>(null);
  const [by, setBy] = useState(0);
  const active = by !== 0;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no rule in a text */}
      <div
        role="separator"
        tabIndex={0}
        className={classes.rim}
        data-active={active}
        data-testid={`stage-rim-${stage}`}
        aria-orientation="vertical"
        aria-label={`Width of stage ${stage}`}
        aria-valuenow={Math.round(width)}
        aria-valuemin={least}
        aria-valuemax={20000}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = event.clientX;
        }}
        onPointerMove={(event) => {
          if (from.current !== null) setBy(Math.max((least - width) * zoom, event.clientX - from.current));
        }}
        onPointerUp={() => {
          if (from.current !== null && by !== 0) onResize(width + by / zoom);
          from.current = null;
          setBy(0);
        }}
        onPointerCancel={() => {
          from.current = null;
          setBy(0);
        }}
        onKeyDown={(event) => {
          const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
          if (step === 0) return;
          event.preventDefault();
          event.stopPropagation();
          onResize(Math.max(least, width + step));
        }}
      />
      {active && <div className={classes.guide} style={{ left: `calc(100% + ${by}px)` }} />}
    </>
  );
}
