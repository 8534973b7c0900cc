import { countText, percentText } from "../../src-shared/lib/numbers.ts";
import type { Results } from "../../src-shared/model/results.ts";
import { exitRows } from "../../src-shared/plan/reconcile.ts";
import { reasonText } from "../../src-shared/plan/words.ts";
import { DataTable, Nothing, Panel, ShareBar } from "../ui/index.ts";
import css from "./results.module.css";

/** How the journey ended for those who entered. */
export function ExitTable({ results }: { results: Results }) {
  const rows = exitRows(results);
  const { entered } = results.journey;
  return (
    <Panel title="How it ended" flush>
      {rows.length === 0 ? (
        <Nothing>Nobody entered the journey.</Nothing>
      ) : (
        <DataTable className={css.table} testId="exit-table">
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">Subscribers</th>
              <th scope="col">Share</th>
              <th scope="col" aria-hidden />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ reason, count }) => (
              <tr key={reason}>
                <th scope="row">{reasonText(reason)}</th>
                <td>{countText(count)}</td>
                <td>{percentText(count / entered)}</td>
                <td className={css.bar}>
                  <ShareBar share={count / entered} label="of those who entered" tone={reason === "goal" ? "accent" : "muted"} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Panel>
  );
}
