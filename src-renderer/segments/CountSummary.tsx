import { formatCount, formatShare } from "../ui/format.ts";
import { ShareBar } from "../ui/ShareBar.tsx";
import { AsOf } from "./AsOf.tsx";
import css from "./builder.module.css";
import type { LiveCount } from "./useSegmentCount.ts";

/** How many, what share of everyone, and the rules as one sentence. */
export function CountSummary({
  live,
  compact,
  words,
  unfinished,
  relative,
}: {
  live: LiveCount;
  compact: boolean;
  /** The rules as a sentence. */
  words: string;
  /** How many rules are left out of the count because they are not complete. */
  unfinished: number;
  /** Whether a rule is relative to now. */
  relative: boolean;
}) {
  const { count, stale, failure } = live;
  const share = count && count.total > 0 ? count.count / count.total : 0;
  return (
    <div className={css.summary} data-compact={compact}>
      <div className={css.summaryLine}>
        <div className={css.summaryCount} data-stale={stale} aria-live="polite" aria-atomic="true" data-testid="segment-count">
          <strong>{count ? formatCount(count.count) : "…"}</strong>
          <span>{count ? `of ${formatCount(count.total)} subscribers · ${formatShare(share)}` : "counting"}</span>
        </div>
        {relative && <AsOf />}
      </div>
      <ShareBar share={share} label="of all subscribers" />
      {failure ? (
        <p className={css.summaryFailure} role="alert">
          {failure.message}
          {failure.todo === null ? "" : ` ${failure.todo}`}
        </p>
      ) : (
        <p className={css.sentence}>
          {words}
          {unfinished > 0 && <em> · counted without the {unfinished === 1 ? "unfinished rule" : `${unfinished} unfinished rules`}</em>}
        </p>
      )}
    </div>
  );
}
