import { useStore } from "@xyflow/react";
import { memo } from "react";
import classes from "./Canvas.module.css";

/** Of the snap grid every second line. */
const GAP = 20;

const within = (place: number, gap: number) => ((place % gap) + gap) % gap;

/** The dots behind the journey: a picture that repeats, shifted by less than one gap, so that nothing is drawn while the view is dragged. */
export const Dots = memo(function Dots() {
  const [x, y, zoom] = useStore(({ transform }) => transform);
  const gap = GAP * zoom;
  const style = {
    "--gap": `${gap}px`,
    "--dot": `${Math.max(0.5, zoom / 2)}px`,
    transform: `translate(${within(x, gap)}px, ${within(y, gap)}px)`,
  } as React.CSSProperties;
  return <div className={classes.dots} style={style} />;
});
