import { useStore } from "@xyflow/react";
import { memo, useMemo } from "react";
import { count } from "../format.ts";
import { useFigures, useRecords } from "../session/session.ts";
import classes from "./LaneBands.module.css";
import { lanesOf } from "./lanes.ts";

/** Token of a stage's colour by its place; stages beyond the seventh start over. */
export const stageColour = (index: number): string => `--tl-stage-${index % 7}`;

/** The stages as vertical bands behind the nodes, with headers that stay in view at the top. */
export const LaneBands = memo(function LaneBands() {
  const records = useRecords((all) => all);
  const lanes = useMemo(() => lanesOf(records), [records]);
  const x = useStore((state) => state.transform[0]);
  const zoom = useStore((state) => state.transform[2]);
  const entered = useFigures(({ run }) => run?.results.stages);
  return (
    <div className={classes.bands}>
      {lanes.map((lane) => {
        const left = lane.x * zoom + x;
        const colour = stageColour(lane.index);
        const style = {
          "--lane": `var(${colour})`,
          "--lane-tint": `var(${colour}-tint)`,
          transform: `translateX(${left}px)`,
          width: lane.width * zoom,
        } as React.CSSProperties;
        return (
          <div key={lane.index} className={classes.band} style={style} data-testid={`lane-${lane.stage}`}>
            <div className={classes.header}>
              <span className={classes.label} style={{ marginLeft: Math.max(0, Math.min(-left, lane.width * zoom - 90)) }}>
                <span className={classes.number}>{lane.index + 1}</span>
                <span className={classes.name}>{lane.stage}</span>
                {entered?.[lane.stage] !== undefined && <span className={classes.count}>{count(entered[lane.stage] ?? 0)}</span>}
              </span>
            </div>
          </div>
        );
      })}
    </div>
  );
});
