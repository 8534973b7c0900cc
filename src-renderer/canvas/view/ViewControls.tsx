import { IconMap, IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { MiniMap, useStore } from "@xyflow/react";
import { memo } from "react";
import type { FlowNode } from "../flow.ts";
import { viewOf } from "../nodes/view.ts";
import { useRecords, useSession } from "../session/session.ts";
import { useViewport } from "../use-viewport.ts";
import { useMinimap } from "./use-minimap.ts";
import classes from "./ViewControls.module.css";

/** Zoom, fit and the minimap, in the corner of the canvas. */
export const ViewControls = memo(function ViewControls() {
  const { fit, actualSize, zoomBy } = useViewport();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const [shown, setShown] = useMinimap();
  return (
    <div className={`${classes.corner} nopan nowheel`} data-region="view">
      {shown && <Overview />}
      <div className={classes.bar} role="toolbar" aria-label="View">
        <button type="button" aria-label="Zoom out" title="Zoom out (-)" onClick={() => zoomBy(0.8)}>
          <IconMinus size={16} />
        </button>
        <button
          type="button"
          className={classes.zoom}
          aria-label={`Zoom ${zoom} %: back to 100 %`}
          title="Zoom to 100 % (0)"
          onClick={actualSize}
        >
          {zoom} %
        </button>
        <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoomBy(1.25)}>
          <IconPlus size={16} />
        </button>
        <button type="button" aria-label="Fit the journey into the window" title="Fit (1)" onClick={fit} data-testid="fit">
          <IconMaximize size={16} />
        </button>
        <button
          type="button"
          aria-label="Minimap"
          aria-pressed={shown}
          title={shown ? "Hide the minimap (M)" : "Show the minimap (M)"}
          data-testid="toggle-minimap"
          onClick={() => setShown(!shown)}
        >
          <IconMap size={16} />
        </button>
      </div>
    </div>
  );
});

function Overview() {
  const { document } = useSession();
  // Colours follow the nodes; the map itself listens to React Flow.
  useRecords(({ nodes }) => nodes);
  const colour = ({ id }: FlowNode) => {
    const node = document.store.getState().records.nodes.get(id);
    return node ? `var(${viewOf(node).colour})` : "var(--tl-border-strong)";
  };
  return (
    <MiniMap<FlowNode>
      className={classes.map ?? ""}
      pannable
      zoomable
      nodeColor={colour}
      nodeStrokeWidth={0}
      nodeBorderRadius={24}
      ariaLabel="Minimap of the journey"
    />
  );
}
