import { ActionIcon, Anchor, Tooltip } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { moneyText, sumOf } from "../../../src-shared/lib/numbers.ts";
import { effectFigures, makeEffect } from "../../../src-shared/plan/effect.ts";
import { rangeOf, runDrawsRates } from "../../../src-shared/plan/uncertainty.ts";
import { lowerFirst, reasonText } from "../../../src-shared/plan/words.ts";
import { pathOf } from "../../app/router.ts";
import { WhereaboutsDrawer } from "../../results/whereabouts/WhereaboutsDrawer.tsx";
import { useResource } from "../../store/remote.ts";
import { formatMoment, formatShare } from "../../ui/index.ts";
import { count } from "../format.ts";
import { viewOf } from "../nodes/view.ts";
import { useFigures, useRecords, useSession } from "../session/session.ts";
import { useViewport } from "../use-viewport.ts";
import classes from "./Drawer.module.css";

/** Money that never rounds to nothing. */
const smallMoney = (value: number, currency: string) =>
  value > 0 && value < 0.01 ? `< ${moneyText(0.01, currency)}` : moneyText(value, currency);

function Reasons({ counts, none }: { counts: Record<string, number>; none: string }) {
  const entries = Object.entries(counts).filter(([, value]) => value > 0);
  if (entries.length === 0) return <>{none}</>;
  return (
    <>
      {entries
        .sort((a, b) => b[1] - a[1])
        .map(([reason, value]) => `${lowerFirst(reasonText(reason))} ${count(value)}`)
        .join(" · ")}
    </>
  );
}

function Figures({ run, currency }: { run: SavedRun; currency: string }) {
  const { results } = run;
  const effect = makeEffect(run, results.money.cost);
  const { matched, entered, completed, exited, inProgress, notEntered, control } = results.journey;
  const share = (value: number, of: number) => (of > 0 ? formatShare(value / of) : "");
  const cells: { id: string; label: string; value: string; note: ReactNode }[] = [
    { id: "matched", label: "Matched", value: count(matched), note: <Reasons counts={notEntered} none="all of them entered" /> },
    {
      id: "entered",
      label: "Entered",
      value: count(entered),
      note: control > 0 ? `${count(control)} as control` : share(entered, matched),
    },
    { id: "completed", label: "Completed", value: count(completed), note: share(completed, entered) },
    { id: "exited", label: "Exited", value: count(sumOf(exited)), note: <Reasons counts={exited} none="nobody" /> },
    { id: "in-progress", label: "In progress", value: count(inProgress), note: share(inProgress, entered) },
    { id: "converted", label: "Converted", value: count(results.outcomes.converted), note: share(results.outcomes.converted, entered) },
    {
      id: "cost",
      label: "Cost",
      value: moneyText(results.money.cost, currency),
      note: entered > 0 ? `${smallMoney(results.money.cost / entered, currency)} per entrant` : "",
    },
  ];
  const rows = [cells, ...(effect ? [effectFigures(effect, { converted: results.outcomes.converted, currency })] : [])];
  return rows.map((row) => (
    <dl key={row[0]?.id} className={classes.figures} data-wide={row !== cells}>
      {row.map((cell) => (
        <div key={cell.id} data-testid={`run-${cell.id}`}>
          <dt>{cell.label}</dt>
          <dd className={classes.value}>{cell.value}</dd>
          <dd className={classes.note}>{cell.note}</dd>
        </div>
      ))}
    </dl>
  ));
}

/** The run on the canvas in numbers: the whole journey, then node by node. */
export function RunSummary() {
  const run = useFigures((figures) => figures.run);
  const stale = useFigures((figures) => figures.stale);
  const nodes = useRecords((records) => records.nodes);
  const { selection } = useSession();
  const { reveal } = useViewport();
  const { data: project } = useResource("project");
  const [asked, setAsked] = useState<string | null>(null);
  if (!run) return <p className={classes.nothing}>Press “Dry run” to see what would happen.</p>;
  const { results } = run;
  const currency = project?.currency ?? "USD";
  return (
    <div className={classes.summary}>
      <p className={classes.runLine}>
        <strong>{run.name}</strong> · {formatMoment(run.at)} · {results.manifest.horizonDays} days · seed {results.manifest.seed}
        {results.manifest.replications > 1 &&
          ` · means of ${results.manifest.replications} replications, ranges ${rangeOf(runDrawsRates(run))}`}
        {stale && <span className={classes.stale}>The journey has changed since this run.</span>}
        <Anchor size="sm" href={`#${pathOf("results", run.id)}`}>
          Results
        </Anchor>
        <Anchor size="sm" href={`#${pathOf("plan", run.id)}`}>
          Plan
        </Anchor>
      </p>
      <Figures run={run} currency={currency} />
      <table className={classes.table}>
        <thead>
          <tr>
            {["Node", "Entered", "Sent", "Skipped", "Waiting", "Left", "Converted", "Cost"].map((title, at) => (
              <th key={title} scope="col" data-number={at > 0}>
                {title}
              </th>
            ))}
            <th scope="col" aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {[...nodes.values()].map((node) => {
            const at = results.nodes[node.id];
            const message = Boolean(viewOf(node).kind?.channel);
            if (!at) return null;
            return (
              <tr key={node.id}>
                <th scope="row">
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() => {
                      selection.set([node.id]);
                      reveal(node.id);
                    }}
                  >
                    {viewOf(node).name}
                  </button>
                </th>
                <td>{count(at.entered)}</td>
                <td>{message ? count(at.sent) : ""}</td>
                <td
                  title={Object.entries(at.skipped)
                    .map(([reason, value]) => `${reasonText(reason)}: ${count(value)}`)
                    .join("\n")}
                >
                  {message ? count(sumOf(at.skipped)) : ""}
                </td>
                <td>{count(at.waiting + at.held)}</td>
                <td>{count(sumOf(at.left) + sumOf(at.exitedHere))}</td>
                <td>{message ? count(at.converted) : ""}</td>
                <td>{at.cost > 0 ? moneyText(at.cost, currency) : ""}</td>
                <td>
                  <Tooltip label="Who is here, and what stopped the rest?">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label={`Who is at ${viewOf(node).name}, and what stopped the rest?`}
                      onClick={() => setAsked(node.id)}
                      data-testid="whereabouts-of"
                    >
                      <IconUsersGroup size={16} stroke={1.75} />
                    </ActionIcon>
                  </Tooltip>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <WhereaboutsDrawer run={run} node={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
