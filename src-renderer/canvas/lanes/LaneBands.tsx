import { useStore } from "@xyflow/react";
import { memo } from "react";
import { useFolding } from "../use-folding.ts";
import classes from "./LaneBands.module.css";
import { stageColour } from "./lanes.ts";

/** The stages as vertical bands behind the nodes; a collapsed one is a strip. */
export const LaneBands = memo(function LaneBands() {
  const { lanes, folded } = useFolding();
  const x = useStore((state) => state.transform[0]);
  const zoom = useStore((state) => state.transform[2]);
  return (
    <div className={classes.bands}>
      <div className={classes.moving} style={{ transform: `translateX(${x}px)` }}>
        {lanes.map((lane) => {
          const colour = stageColour(lane.index);
          const style = {
            "--lane": `var(${colour})`,
            "--lane-tint": `var(${colour}-tint)`,
            left: lane.x * zoom,
            width: lane.width * zoom,
          } as React.CSSProperties;
          return (
            <div
              key={lane.index}
              className={classes.band}
              style={style}
              data-folded={folded.has(lane.index)}
              data-testid={`lane-${lane.stage}`}
            />
          );
        })}
      </div>
    </div>
  );
});
