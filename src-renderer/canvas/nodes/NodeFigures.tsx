import { memo } from "react";
import { sumOf } from "../../../src-shared/lib/numbers.ts";
import { count } from "../format.ts";
import { useFigures } from "../session/session.ts";
import classes from "./NodeCard.module.css";

/** The numbers of the shown run at one node. Held messages count as waiting here. */
export const NodeFigures = memo(function NodeFigures({ id, message }: { id: string; message: boolean }) {
  const shown = useFigures(({ run }) => run !== null);
  const result = useFigures(({ run }) => run?.results.nodes[id]);
  const stale = useFigures((figures) => figures.stale);
  if (!shown) return null;
  if (!result)
    return (
      <div className={classes.figures} data-empty="true">
        not in the last run
      </div>
    );
  const cells = [
    { id: "entered", label: "entered", value: result.entered },
    ...(message ? [{ id: "sent", label: "sent", value: result.sent }] : []),
    { id: "waiting", label: "waiting", value: result.waiting + result.held },
    { id: "left", label: "left", value: sumOf(result.left) + sumOf(result.exitedHere) },
  ];
  return (
    <dl className={classes.figures} data-stale={stale} title={stale ? "The journey has changed since this run." : undefined}>
      {cells.map((cell) => (
        <div key={cell.id}>
          <dd data-testid={`count-${cell.id}`} data-value={cell.value}>
            {count(cell.value)}
          </dd>
          <dt>{cell.label}</dt>
        </div>
      ))}
    </dl>
  );
});
