import { rfmGroupAt, rfmGroups } from "../../src-shared/statistics/rfm.ts";
import { formatCount, formatShare, Panel, Prose, ScrollWide } from "../ui/index.ts";
import { emptyBins } from "./empty-bins.ts";
import css from "./scores.module.css";

const steps = [5, 4, 3, 2, 1] as const;

/** Recency by frequency: every cell with its group and how many are in it; the fuller, the darker. */
export function RfmGrid({ grid, total }: { grid: readonly (readonly number[])[]; total: number }) {
  const most = Math.max(1, ...grid.flat());
  const why = emptyBins(grid);
  return (
    <Panel title="Groups by recency and frequency">
      {why !== null && <Prose testId="empty-bins">{why}</Prose>}
      <ScrollWide>
        <table className={css.grid} data-testid="rfm-grid">
          <thead>
            <tr>
              <td />
              {[1, 2, 3, 4, 5].map((frequency) => (
                <th key={frequency} scope="col">
                  {frequency === 1 ? "Frequency 1" : frequency === 5 ? "5 (often)" : frequency}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((recency) => (
              <tr key={recency}>
                <th scope="row">{recency === 5 ? "Recency 5 (lately)" : recency}</th>
                {[1, 2, 3, 4, 5].map((frequency) => {
                  const count = grid[recency - 1]?.[frequency - 1] ?? 0;
                  return (
                    <td
                      key={frequency}
                      data-empty={count === 0}
                      style={{ "--fill": `${Math.round((count / most) * 70)}%` } as React.CSSProperties}
                    >
                      <span>{rfmGroups[rfmGroupAt(recency, frequency)]}</span>
                      <strong>{formatCount(count)}</strong>
                      {total > 0 && count > 0 && <small>{formatShare(count / total)}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollWide>
    </Panel>
  );
}
