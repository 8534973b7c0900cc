import type { RunEntry } from "../../src-shared/contract/runs.ts";
import { countText, moneyText } from "../../src-shared/lib/numbers.ts";
import { pathOf } from "../app/router.ts";
import { formatMoment, SideItem, SideList, SideText } from "../ui/index.ts";
import css from "./results.module.css";

/** Every saved run, newest first, with its name, journey and three figures. */
export function RunList({ runs, current, currency }: { runs: readonly RunEntry[]; current: string | null; currency: string }) {
  return (
    <SideList title="Results" label="Saved runs" aside={<span className={css.nil}>{runs.length}</span>} testId="run-list">
      {runs.map((run) => (
        <SideItem
          key={run.id}
          href={`#${pathOf("results", run.id)}`}
          current={run.id === current}
          name={run.name}
          testId="run-item"
          id={run.id}
        >
          <SideText>
            {run.journeyName} · {formatMoment(run.at)}
          </SideText>
          <span className={css.figuresOfRun}>
            <span>{countText(run.entered)} entered</span>
            <span>{countText(run.converted)} converted</span>
            <span>{moneyText(run.cost, currency)}</span>
          </span>
          <SideText>seed {run.seed}</SideText>
        </SideItem>
      ))}
    </SideList>
  );
}
