import type { Plan } from "../../src-shared/model/plan.ts";
import { percentText, priceText } from "../../src-shared/plan/numbers.ts";
import { Panel, ProvenanceBadge } from "../ui/index.ts";
import css from "./results.module.css";

type Assumption = Plan["assumptions"][number];

/** Every rate and price that the numbers rest on, with its badge and source. */
export function AssumptionTable({ assumptions, currency }: { assumptions: readonly Assumption[]; currency: string }) {
  const text = ({ what }: Assumption, value: number) => (what.endsWith("cost") ? priceText(value, currency) : percentText(value));
  return (
    <Panel title="Rates and prices behind the numbers" flush>
      <div className={css.scroll}>
        <table className={css.table} data-testid="assumptions">
          <thead>
            <tr>
              <th scope="col">Touchpoint</th>
              <th scope="col">Rate or price</th>
              <th scope="col">Value</th>
              <th scope="col">8 in 10 lie between</th>
              <th scope="col">Badge</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {assumptions.map((each) => (
              <tr key={`${each.node} ${each.what}`}>
                <th scope="row">{each.label}</th>
                <td className={css.words}>{each.what}</td>
                <td>
                  {text(each, each.value)} <span className={css.muted}>per {each.per}</span>
                </td>
                <td>
                  {each.low === null || each.high === null ? (
                    <span className={css.nil}>not published</span>
                  ) : (
                    `${text(each, each.low)} to ${text(each, each.high)}`
                  )}
                </td>
                <td className={css.words}>
                  <ProvenanceBadge badge={each.badge} />
                </td>
                <td className={css.source}>{each.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
