import type { Plan } from "../../src-shared/model/plan.ts";
import { assumptionRange, assumptionText, sharedAssumptions, touchpointsText } from "../../src-shared/plan/assumptions.ts";
import { DataTable, Panel, ProvenanceBadge } from "../ui/index.ts";
import css from "./results.module.css";

/** Every rate and price that the numbers rest on, with its badge and source; those that touchpoints share stand once. */
export function AssumptionTable({ assumptions, currency }: { assumptions: Plan["assumptions"]; currency: string }) {
  return (
    <Panel title="Rates and prices behind the numbers" flush>
      <div className={css.scroll}>
        <DataTable className={css.table} testId="assumptions">
          <thead>
            <tr>
              <th scope="col">Rate or price</th>
              <th scope="col" className={css.words}>
                Value
              </th>
              <th scope="col" className={css.words}>
                Badge
              </th>
              <th scope="col" className={css.words}>
                Source
              </th>
            </tr>
          </thead>
          <tbody>
            {sharedAssumptions(assumptions).map(({ one, labels }) => (
              <tr key={`${one.node} ${one.what}`}>
                <th scope="row">
                  {one.what}
                  <small>{touchpointsText(labels)}</small>
                </th>
                <td className={css.words}>
                  {assumptionText(one, currency)}
                  <small>{assumptionRange(one, currency)}</small>
                </td>
                <td className={css.words}>
                  <ProvenanceBadge badge={one.badge} />
                </td>
                <td className={css.source}>{one.source}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </Panel>
  );
}
