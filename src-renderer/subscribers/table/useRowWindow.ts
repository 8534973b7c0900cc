import { type RefObject, useEffect, useState } from "react";

/** Height of a row in CSS pixels. */
export const ROW = 32;
/** Browsers cap the height of an element a little above this; taller tables scroll in proportion. */
const TALLEST = 15_000_000;

export interface RowWindow {
  /** First and one past the last row to draw. */
  first: number;
  end: number;
  /** Height of the scrolled content. */
  height: number;
  /** Where row `first` stands in it. */
  top: number;
}

/** Which of `total` rows of equal height are in view, at any number of rows. */
export function rowWindow(total: number, scrollTop: number, viewport: number, overscan = 6): RowWindow {
  const full = total * ROW;
  const height = Math.min(full, TALLEST);
  const reach = Math.max(1, height - viewport);
  const at = height === full ? scrollTop : (Math.min(scrollTop, reach) / reach) * (full - viewport);
  const first = Math.max(0, Math.min(total, Math.floor(at / ROW)) - overscan);
  const end = Math.min(total, Math.ceil((at + viewport) / ROW) + overscan);
  return { first, end, height, top: scrollTop + first * ROW - at };
}

/** The scroll position at which the view starts `at` pixels into the rows laid end to end. */
export function scrollTopOf(at: number, total: number, viewport: number): number {
  const full = total * ROW;
  const reach = Math.max(0, full - viewport);
  const wanted = Math.max(0, Math.min(reach, at));
  return full <= TALLEST ? wanted : (wanted / reach) * (TALLEST - viewport);
}

/** Follows the scroll position and the height of the view. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, total: number, headHeight: number): RowWindow & { viewport: number } {
  const [view, setView] = useState({ top: 0, viewport: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => setView({ top: element.scrollTop, viewport: Math.max(ROW, element.clientHeight - headHeight) });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [scroller, headHeight]);
  return { ...rowWindow(total, view.top, view.viewport), viewport: view.viewport };
}
