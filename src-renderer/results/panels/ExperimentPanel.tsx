import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { countText, percentText } from "../../../src-shared/lib/numbers.ts";
import { experimentRows } from "../../../src-shared/plan/experiments.ts";
import { DataTable, Panel, ShareBar } from "../../ui/index.ts";
import css from "../results.module.css";

/** How experiments ended: every arm, and the winner or why there is none. Nothing where there is no experiment. */
export function ExperimentPanel({ run, timeZone }: { run: SavedRun; timeZone: string }) {
  const experiments = experimentRows(run.journey, run.results, timeZone);
  if (experiments.length === 0) return null;
  return (
    <Panel title="Experiments" flush>
      {experiments.map(({ node, label, verdict, arms }) => (
        <section key={node} data-testid="experiment" data-node={node}>
          <p className={css.verdict}>
            <strong>{label}</strong> {verdict}
          </p>
          <DataTable className={css.table}>
            <thead>
              <tr>
                <th scope="col">Arm</th>
                <th scope="col">Entered</th>
                <th scope="col">Succeeded</th>
                <th scope="col">Share</th>
                <th scope="col" aria-hidden />
              </tr>
            </thead>
            <tbody>
              {arms.map(({ id, name, entered, succeeded, won }) => (
                <tr key={id}>
                  <th scope="row">
                    {name} {won && <small className={css.won}>winner</small>}
                  </th>
                  <td>{countText(entered)}</td>
                  <td>{countText(succeeded)}</td>
                  <td>{entered > 0 ? percentText(succeeded / entered) : "none"}</td>
                  <td className={css.bar}>
                    <ShareBar
                      share={entered > 0 ? succeeded / entered : 0}
                      label="of those who entered the arm"
                      tone={won ? "accent" : "muted"}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </section>
      ))}
    </Panel>
  );
}
