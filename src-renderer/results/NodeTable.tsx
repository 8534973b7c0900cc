import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCheck, IconUsersGroup } from "@tabler/icons-react";
import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { countText, moneyText, plural } from "../../src-shared/lib/numbers.ts";
import { journeyDifferences, nodeAccounts } from "../../src-shared/plan/reconcile.ts";
import { stageText } from "../../src-shared/plan/words.ts";
import { DataTable, KindIcon, Panel } from "../ui/index.ts";
import css from "./results.module.css";

const count = (value: number) => (value === 0 ? <span className={css.nil}>0</span> : countText(value));

/** Every node's account: who entered equals who left, exited, waits and is held. */
export function NodeTable({ run, currency, onWhereabouts }: { run: SavedRun; currency: string; onWhereabouts(node: string): void }) {
  const accounts = nodeAccounts(run.journey, run.results);
  const { entry, outcome } = journeyDifferences(run.results);
  const retries = accounts.some(({ retried }) => retried > 0);
  const wrong = accounts.filter(({ difference }) => difference !== 0).length + (entry === 0 ? 0 : 1) + (outcome === 0 ? 0 : 1);
  return (
    <Panel
      title="By node"
      flush
      aside={
        <span className={css.reconciles} data-ok={wrong === 0} data-testid="reconciles">
          {wrong === 0 ? (
            <>
              <IconCheck size={14} aria-hidden /> every count reconciles
            </>
          ) : (
            `${plural(wrong, "count does", "counts do")} not reconcile`
          )}
        </span>
      }
    >
      <div className={css.scroll}>
        <DataTable className={css.table} testId="node-table">
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col" className={css.words}>
                Stage
              </th>
              <th scope="col">Entered</th>
              <th scope="col" className={css.equals}>
                Left
              </th>
              <th scope="col">Exited</th>
              <th scope="col">Waiting</th>
              <th scope="col">Held</th>
              <th scope="col" className={css.apart}>
                Sent
              </th>
              {retries && <th scope="col">Retried</th>}
              <th scope="col">Skipped</th>
              <th scope="col">Converted</th>
              <th scope="col">Cost</th>
              <th scope="col" aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {accounts.map((node) => (
              <tr key={node.id} data-node={node.id}>
                <th scope="row">
                  <span className={css.node}>
                    <KindIcon name={node.icon} size={16} />
                    <span className={css.nodeLabel} title={`${node.label} (${node.kind})`}>
                      {node.label}
                    </span>
                  </span>
                </th>
                <td className={css.words}>{stageText(node.stage)}</td>
                <td data-testid="entered">{count(node.entered)}</td>
                <td className={css.equals}>{count(node.left)}</td>
                <td>{count(node.exited)}</td>
                <td>{count(node.waiting)}</td>
                <td>{count(node.held)}</td>
                <td className={css.apart}>{node.sends ? count(node.sent) : ""}</td>
                {retries && <td>{node.sends ? count(node.retried) : ""}</td>}
                <td>{node.sends ? count(node.skipped) : ""}</td>
                <td>{node.sends ? count(node.converted) : ""}</td>
                <td>{node.sends ? moneyText(node.cost, currency) : ""}</td>
                <td>
                  <Tooltip label="Who is here, and what stopped the rest?">
                    <ActionIcon
                      className={css.rowAction}
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label={`Who is at ${node.label}, and what stopped the rest?`}
                      onClick={() => onWhereabouts(node.id)}
                      data-testid="whereabouts-of"
                    >
                      <IconUsersGroup size={16} stroke={1.75} />
                    </ActionIcon>
                  </Tooltip>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </Panel>
  );
}
