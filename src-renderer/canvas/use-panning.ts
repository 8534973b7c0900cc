import type { Viewport } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

/** Milliseconds at one zoom after which the view rests. */
const REST = 200;

/**
 * Marks the canvas as `data-panning` while its view is far away and moves at the same zoom. What moves is then a layer of its own
 * (Canvas.module.css), drawn once and shifted by the compositor. While the zoom changes it must not be, as such a layer is scaled and not drawn
 * anew; nor near by, where nodes come and go at the edges and a large layer costs more than it spares. `resting` tells that the zoom has not
 * changed for a while.
 */
export function usePanning() {
  const frame = useRef<HTMLDivElement>(null);
  const zoom = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [resting, setResting] = useState(true);
  const mark = useCallback((panning: boolean) => {
    const { dataset } = frame.current ?? {};
    if (!dataset || (dataset.panning === "true") === panning) return;
    if (panning) dataset.panning = "true";
    else delete dataset.panning;
  }, []);
  const onMoveStart = useCallback((_event: unknown, viewport: Viewport) => {
    zoom.current = viewport.zoom;
  }, []);
  const onMoved = useCallback(
    (viewport: Viewport, far: boolean) => {
      const same = viewport.zoom === zoom.current;
      mark(far && same);
      if (same) return;
      setResting(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setResting(true), REST);
    },
    [mark],
  );
  const onMoveEnd = useCallback(() => mark(false), [mark]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => ({ frame, resting, onMoveStart, onMoved, onMoveEnd }), [resting, onMoveStart, onMoved, onMoveEnd]);
}
