import type { MeasureComparison } from "../../../src-shared/model/comparison.ts";
import css from "./compare.module.css";

/** Where 8 in 10 differences lie, with their mean, on a scale that has zero on it. */
export function RangeBar({ measure, label }: { measure: MeasureComparison; label: string }) {
  const { difference, p10, p90 } = measure;
  if (difference === null || p10 === null || p90 === null) return null;
  const low = Math.min(0, p10);
  const high = Math.max(0, p90);
  const width = high - low;
  const share = (value: number) => (width === 0 ? 50 : 8 + ((value - low) / width) * 84);
  return (
    <div className={css.range} role="img" aria-label={label}>
      <span className={css.track} />
      <span className={css.zero} style={{ left: `${share(0)}%` }} />
      <span className={css.span} style={{ left: `${share(p10)}%`, width: `${Math.max(0.5, share(p90) - share(p10))}%` }} />
      <span className={css.mean} style={{ left: `${share(Math.min(high, Math.max(low, difference)))}%` }} />
    </div>
  );
}
