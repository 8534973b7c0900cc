import { Skeleton } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import type { FieldStatistics } from "../../../src-shared/model/statistics.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { formatCount, formatNumber, formatShare } from "../../ui/format.ts";
import { nameOf } from "../table/columns.ts";
import { showRows } from "../table/view.ts";
import { barRules, barText, endText, valueRules } from "./bars.ts";
import css from "./fields.module.css";
import { Histogram } from "./Histogram.tsx";
import { useStatistics } from "./useStatistics.ts";

/** What a field holds: present and missing, a histogram, quantiles and the commonest values; each part leads to its subscribers. */
export function Statistics({ field, version, masked }: { field: FieldSummary; version: number; masked: boolean }) {
  const { statistics, failure } = useStatistics(field.id, version);
  if (failure) return <FailureNote failure={failure} />;
  if (!statistics) return <Skeleton height={220} aria-label="Reading the statistics" />;
  if (masked && (field.personal || field.role === "key")) return <Hidden statistics={statistics} />;
  return <Told field={field} statistics={statistics} />;
}

function Completeness({ statistics: { rows, missing, distinct } }: { statistics: FieldStatistics }) {
  const present = rows - missing;
  return (
    <dl className={css.facts}>
      <div>
        <dt>With a value</dt>
        <dd>
          {formatCount(present)} <small>{rows > 0 && formatShare(present / rows)}</small>
        </dd>
      </div>
      <div>
        <dt>Missing</dt>
        <dd>
          {formatCount(missing)} <small>{missing > 0 && formatShare(missing / rows)}</small>
        </dd>
      </div>
      <div>
        <dt>Different</dt>
        <dd>
          {formatCount(distinct)} <small>{distinct === present && distinct > 1 ? "each once" : ""}</small>
        </dd>
      </div>
    </dl>
  );
}

function Hidden({ statistics }: { statistics: FieldStatistics }) {
  return (
    <>
      <Completeness statistics={statistics} />
      <p className={css.hiddenNote}>
        <IconEyeOff size={15} aria-hidden /> Values of this personal field are hidden in the masked view.
      </p>
    </>
  );
}

/** The commonest values are worth a list for words, yes and no, and where few values are many times there. */
const listed = ({ type, top, distinct }: FieldStatistics) =>
  (type === "text" && (top[0]?.count ?? 0) > 1) || type === "boolean" || (distinct <= 12 && (top[0]?.count ?? 0) > 1);

function Told({ field, statistics }: { field: FieldSummary; statistics: FieldStatistics }) {
  const { rows, missing, quantiles, mean, deviation, outliers, histogram, width, top, type } = statistics;
  const present = rows - missing;
  const name = nameOf(field);
  const far = outliers ? outliers.below + outliers.above : 0;
  return (
    <>
      <Completeness statistics={statistics} />
      {missing > 0 && (
        <button type="button" className={css.link} onClick={() => showRows(`${name} is missing`, { field: field.id, op: "is-missing" })}>
          Show the {formatCount(missing)} without a value
        </button>
      )}
      {histogram.length > 1 && (
        <Histogram
          bars={histogram}
          width={width}
          onBar={(bar, last) => showRows(`${name}: ${barText(bar, width)}`, barRules(field, bar, last))}
        />
      )}
      {quantiles && (
        <dl className={css.quantiles}>
          {(
            [
              ["lowest", quantiles.low],
              ["quarter", quantiles.q1],
              ["median", quantiles.median],
              ["three quarters", quantiles.q3],
              ["highest", quantiles.high],
            ] as const
          ).map(([word, value]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{endText(value, null)}</dd>
            </div>
          ))}
        </dl>
      )}
      {mean !== null && (
        <p className={css.note}>
          Mean {formatNumber(mean)}
          {deviation !== null && `, standard deviation ${formatNumber(deviation)}`}.{far > 0 && ` ${formatCount(far)} far from the others.`}
        </p>
      )}
      {listed(statistics) && (
        <ol className={css.tops} aria-label={`Commonest values of ${name}`}>
          {top.slice(0, 12).map(({ value, count }) => (
            <li key={String(value)}>
              <button
                type="button"
                title={`Show those with ${endText(value, null)}`}
                onClick={() => showRows(`${name} is ${type === "text" ? value : endText(value, null)}`, valueRules(field.id, value))}
              >
                <span className={css.topBar} style={{ width: `${present > 0 ? (count / present) * 100 : 0}%` }} aria-hidden />
                <span className={css.topName}>{type === "text" ? String(value) : endText(value, null)}</span>
                <span className={css.topCount}>
                  {formatCount(count)} <small>{formatShare(count / present)}</small>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
