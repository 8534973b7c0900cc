import { useStore } from "@xyflow/react";
import { memo, type PointerEvent, useCallback, useMemo, useRef, useState } from "react";
import { actionsOf } from "../session/actions.ts";
import { useSession } from "../session/session.ts";
import { useFolding } from "../use-folding.ts";
import classes from "./LaneBands.module.css";
import { LANE_MIN_WIDTH, type Lane, stageColour } from "./lanes.ts";
import { StageHeader } from "./StageHeader.tsx";
import { StageRim } from "./StageRim.tsx";

/** Pixels that a header is dragged before it moves. */
const THRESHOLD = 5;

/** Dragging a header to another place: which one, and before which lane it would stand. */
function useReorder(lanes: readonly Lane[], x: number, zoom: number, onMove: (index: number, to: number) => void) {
  const from = useRef<{ index: number; at: number } | null>(null);
  const [dragged, setDragged] = useState<{ index: number; before: number } | null>(null);
  const grab = useCallback((index: number, event: PointerEvent<HTMLElement>) => {
    if (event.button === 0) from.current = { index, at: event.clientX };
  }, []);
  const move = (event: PointerEvent<HTMLElement>) => {
    const start = from.current;
    if (!start || (!dragged && Math.abs(event.clientX - start.at) < THRESHOLD)) return;
    if (!dragged) event.currentTarget.setPointerCapture(event.pointerId);
    const at = (event.clientX - event.currentTarget.getBoundingClientRect().left - x) / zoom;
    const before = lanes.filter((lane) => lane.x + lane.width / 2 < at).length;
    if (dragged?.before !== before) setDragged({ index: start.index, before });
  };
  const end = (keep: boolean) => {
    if (keep && dragged) onMove(dragged.index, dragged.before > dragged.index ? dragged.before - 1 : dragged.before);
    from.current = null;
    setDragged(null);
  };
  return { dragged, grab, move, end };
}

/** The headers of the lanes; they stay in view at the top. */
export const LaneHeaders = memo(function LaneHeaders() {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const { lanes, folded } = useFolding();
  const x = useStore((state) => state.transform[0]);
  const zoom = useStore((state) => state.transform[2]);
  const { dragged, grab, move, end } = useReorder(lanes, x, zoom, (index, to) => actions.moveStage(index, to));
  const { readOnly } = session.document;
  const edge = dragged && (lanes[dragged.before]?.x ?? (lanes.at(-1)?.x ?? 0) + (lanes.at(-1)?.width ?? 0));
  return (
    <div
      className={`${classes.headers} nopan nowheel`}
      data-region="stages"
      onPointerMove={move}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    >
      <div className={classes.moving} style={{ transform: `translateX(${x}px)` }}>
        {lanes.map((lane) => {
          const left = lane.x * zoom + x;
          const width = lane.width * zoom;
          const colour = stageColour(lane.index);
          const isFolded = folded.has(lane.index);
          const style = {
            "--lane": `var(${colour})`,
            "--lane-tint": `var(${colour}-tint)`,
            "--stick": `${isFolded ? 0 : Math.round(Math.max(0, Math.min(-left, width - 120)))}px`,
            left: lane.x * zoom,
            width,
          } as React.CSSProperties;
          return (
            <div
              key={lane.index}
              className={classes.header}
              style={style}
              data-folded={isFolded}
              data-dragged={dragged?.index === lane.index}
            >
              <div className={classes.inner}>
                <Header lane={lane} folded={isFolded} narrow={width < 110} onGrab={grab} readOnly={readOnly} />
              </div>
              {!isFolded && !readOnly && width > 60 && (
                <StageRim
                  stage={lane.stage}
                  width={lane.width}
                  least={LANE_MIN_WIDTH}
                  zoom={zoom}
                  onResize={(next) => actions.resizeStage(lane.index, next)}
                />
              )}
            </div>
          );
        })}
        {dragged && edge !== null && <div className={classes.guide} style={{ left: edge * zoom }} />}
      </div>
    </div>
  );
});

interface HeaderProps {
  lane: Lane;
  folded: boolean;
  narrow: boolean;
  readOnly: boolean;
  onGrab(index: number, event: PointerEvent<HTMLElement>): void;
}

/** A header's handlers stay the same from frame to frame, so that panning redraws none of them. */
const Header = memo(function Header({ lane: { index, stage }, folded, narrow, readOnly, onGrab }: HeaderProps) {
  const grabbed = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (!readOnly) onGrab(index, event);
    },
    [index, readOnly, onGrab],
  );
  return <StageHeader index={index} stage={stage} folded={folded} narrow={narrow && !folded} onGrab={grabbed} />;
});
