import { IconAlertTriangle, IconEqual } from "@tabler/icons-react";
import { formatCount, Panel } from "../../ui/index.ts";
import { adds, type Sum } from "../model/reconcile.ts";
import css from "./report.module.css";

/** Counts that add up, each as a sum: `15 rows read = 12 kept + 3 rejected`. */
export function Sums({ sums }: { sums: readonly Sum[] }) {
  return (
    <Panel title="The counts add up" flush>
      <ul className={css.sums} data-testid="sums">
        {sums.map((sum) => (
          <li key={sum.total.label}>
            {adds(sum) ? (
              <IconEqual size={15} aria-hidden />
            ) : (
              <IconAlertTriangle size={15} role="img" aria-label="does not add up" data-bad />
            )}
            <span>
              <b>{formatCount(sum.total.count)}</b> {sum.total.label}
              {sum.parts.map(({ label, count }, at) => (
                <span key={label}>
                  {at === 0 ? " = " : " + "}
                  <b>{formatCount(count)}</b> {label}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
