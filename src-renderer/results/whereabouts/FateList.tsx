import { IconChevronRight } from "@tabler/icons-react";
import type { Fate } from "../../../src-shared/model/trace.ts";
import { formatCount, formatShare, ShareBar } from "../../ui/index.ts";
import { askTrace } from "../trace/asked.ts";
import css from "./whereabouts.module.css";

interface FateListProps {
  title: string;
  note: string;
  fates: readonly Fate[];
  none: string;
  matched: number;
  runId: string;
  /** Called when the trace of one of them is gone to. */
  onTrace(): void;
}

/** Groups of subscribers of the same fate, most first; each opens to the keys that stand for it. */
export function FateList({ title, note, fates, none, matched, runId, onTrace }: FateListProps) {
  return (
    <section className={css.list}>
      <h3>
        {title} <small>{note}</small>
      </h3>
      {fates.length === 0 && <p className={css.none}>{none}</p>}
      {fates.map((fate) => (
        <details key={`${fate.what} ${fate.node} ${fate.reason}`} className={css.fate} data-testid="fate">
          <summary>
            <IconChevronRight size={15} className={css.chevron} aria-hidden />
            <span className={css.text}>{fate.text}</span>
            <span className={css.count}>
              {formatCount(fate.count)} <small>{formatShare(fate.count / matched)}</small>
            </span>
            <span className={css.bar}>
              <ShareBar share={fate.count / matched} label="of those who matched" tone="muted" />
            </span>
          </summary>
          <div className={css.keys}>
            {fate.keys.length < fate.count && <p>{formatCount(fate.keys.length)} of them, by chance:</p>}
            {fate.keys.map((key) => (
              <button
                key={key}
                type="button"
                title={`Trace ${key}`}
                onClick={() => {
                  onTrace();
                  askTrace(runId, key);
                }}
              >
                {key}
              </button>
            ))}
          </div>
        </details>
      ))}
    </section>
  );
}
