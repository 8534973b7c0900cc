import type { RunEntry } from "../../src-shared/contract/runs.ts";
import { countText, moneyText } from "../../src-shared/lib/numbers.ts";
import { pathOf } from "../app/router.ts";
import { formatMoment } from "../ui/index.ts";
import css from "./results.module.css";

/** Every saved run, newest first, with its name, journey and three figures. */
export function RunList({ runs, current, currency }: { runs: readonly RunEntry[]; current: string | null; currency: string }) {
  return (
    <aside className={css.list} aria-label="Runs">
      <div className={css.listHead}>
        <h1>Results</h1>
        <span className={css.listCount}>{runs.length}</span>
      </div>
      <nav className={css.items} aria-label="Saved runs" data-testid="run-list">
        {runs.map((run) => (
          <a
            key={run.id}
            className={css.item}
            href={`#${pathOf("results", run.id)}`}
            aria-current={run.id === current ? "true" : undefined}
            data-testid="run-item"
            data-run={run.id}
          >
            <strong className={css.itemName}>{run.name}</strong>
            <span className={css.itemText}>
              {run.journeyName} · {formatMoment(run.at)}
            </span>
            <span className={css.itemFigures}>
              <span>{countText(run.entered)} entered</span>
              <span>{countText(run.converted)} converted</span>
              <span>{moneyText(run.cost, currency)}</span>
            </span>
            <span className={css.itemText}>seed {run.seed}</span>
          </a>
        ))}
      </nav>
    </aside>
  );
}
