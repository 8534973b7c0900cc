import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import classes from "./list.module.css";

/** Height of a row of cards with the gap below it, least width of a card, and the gap; px. */
const ROW = 312;
const LEAST = 276;
const GAP = 16;

/** Cards in rows; only rows in view exist. */
export function JourneyGrid({ entries, children }: { entries: readonly JourneyEntry[]; children: (entry: JourneyEntry) => ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(4);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      const style = getComputedStyle(element);
      const inner = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      setColumns(Math.max(1, Math.floor((inner + GAP) / (LEAST + GAP))));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const rows = useVirtualizer({
    count: Math.ceil(entries.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 2,
    initialRect: { width: 1200, height: 800 },
  });
  return (
    <div className={classes.scroller} ref={scroller} data-testid="journey-grid">
      <ul className={classes.rows} style={{ height: rows.getTotalSize() }} aria-label={`${entries.length} journeys`}>
        {rows.getVirtualItems().flatMap((row) =>
          entries.slice(row.index * columns, (row.index + 1) * columns).map((entry, at) => (
            <li
              key={entry.id}
              className={classes.cell}
              aria-setsize={entries.length}
              aria-posinset={row.index * columns + at + 1}
              style={{
                transform: `translateY(${row.start}px)`,
                width: `calc((100% - ${(columns - 1) * GAP}px) / ${columns})`,
                left: `calc((100% + ${GAP}px) / ${columns} * ${at})`,
                height: ROW - GAP,
              }}
            >
              {children(entry)}
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
