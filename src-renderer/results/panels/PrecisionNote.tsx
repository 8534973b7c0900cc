import type { Results } from "../../../src-shared/model/results.ts";
import { precisionText } from "../../../src-shared/plan/precision.ts";
import css from "../results.module.css";

/** How sure the mean is, and what ended the replications. Nothing where the run does not tell. */
export function PrecisionNote({ results }: { results: Results }) {
  const { precision, manifest } = results;
  if (!precision) return null;
  return (
    <p className={css.after} data-testid="precision">
      {precisionText(precision, manifest.replications)}
    </p>
  );
}
