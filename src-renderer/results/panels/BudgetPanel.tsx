import { moneyText, percentText } from "../../../src-shared/lib/numbers.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { refusalText } from "../../../src-shared/plan/budget.ts";
import { Figure, Panel, ShareBar } from "../../ui/index.ts";
import css from "../results.module.css";

/** What of the budget was committed, and from when it could not pay for a message any more. Nothing where there is no budget. */
export function BudgetPanel({ results, currency, timeZone }: { results: Results; currency: string; timeZone: string }) {
  const { budget } = results;
  if (!budget) return null;
  const share = budget.total > 0 ? budget.committed / budget.total : 0;
  return (
    <Panel title="Budget">
      <div data-testid="budget-panel">
        <div className={css.tight}>
          <Figure label="Budget" value={moneyText(budget.total, currency)} />
          <Figure label="Committed" value={moneyText(budget.committed, currency)} note={`${percentText(share)} of the budget`} />
          <Figure label="Left" value={moneyText(budget.total - budget.committed, currency)} />
        </div>
        <ShareBar share={share} label="of the budget is committed" />
        <p className={css.after}>{refusalText(budget, timeZone, results.manifest.replications)}</p>
      </div>
    </Panel>
  );
}
