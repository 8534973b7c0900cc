import type { Comparison } from "../../../src-shared/model/comparison.ts";
import { betterText, differenceText, measureName, measureText } from "../../../src-shared/statistics/comparison-text.ts";
import { DataTable, plural } from "../../ui/index.ts";
import css from "./compare.module.css";
import { RangeBar } from "./RangeBar.tsx";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const stops = { precise: "stopped when precise enough", "time-limit": "stopped at the time limit", replications: "" } as const;

/** Two designs over the same draws: the answer in words, then every measure with the range of its difference. */
export function ComparisonTable({ comparison, currency }: { comparison: Comparison; currency: string }) {
  const { a, b, replications, stopped, sentence, warnings, measures } = comparison;
  return (
    <div data-testid="comparison">
      <p className={css.sentence}>{sentence}</p>
      {warnings.map((warning) => (
        <p key={warning} className={css.warning}>
          {warning}
        </p>
      ))}
      <p className={css.note}>
        {plural(replications, "pair")} over the same draws, seed {a.manifest.seed}
        {stops[stopped] === "" ? "" : `, ${stops[stopped]}`}. A is “{a.name}”, B is “{b.name}”; differences are A less B.
      </p>
      <DataTable className={css.table}>
        <thead>
          <tr>
            {["", "A", "B", "Difference", "8 in 10 fall between", "A better"].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => {
            const { measure: name, difference, p10, p90 } = measure;
            const range =
              p10 === null || p90 === null ? "" : `${differenceText(name, p10, currency)} to ${differenceText(name, p90, currency)}`;
            return (
              <tr key={name} data-measure={name}>
                <th scope="row">{capital(measureName(name))}</th>
                <td>{measureText(name, measure.a, currency)}</td>
                <td>{measureText(name, measure.b, currency)}</td>
                <td className={css.difference}>{differenceText(name, difference, currency)}</td>
                <td className={css.rangeCell}>
                  {range}
                  <RangeBar measure={measure} label={measure.text} />
                </td>
                <td>{betterText(measure)}</td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </div>
  );
}
