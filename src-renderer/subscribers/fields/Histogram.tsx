import type { FieldStatistics } from "../../../src-shared/model/statistics.ts";
import { formatCount, plural } from "../../ui/format.ts";
import { barText, endText } from "./bars.ts";
import css from "./fields.module.css";

type Bar = FieldStatistics["histogram"][number];

/** How many subscribers have which values; a bar leads to them. */
export function Histogram({ bars, width, onBar }: { bars: readonly Bar[]; width: string | null; onBar(bar: Bar, last: boolean): void }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return null;
  return (
    <figure className={css.histogram}>
      <ol className={css.bars}>
        {bars.map((bar, at) => {
          const words = `${barText(bar, width)}: ${plural(bar.count, "subscriber")}`;
          return (
            <li key={String(bar.from)}>
              <button
                type="button"
                title={`${words} · press to see them`}
                aria-label={words}
                disabled={bar.count === 0}
                onClick={() => onBar(bar, at === bars.length - 1)}
              >
                <span style={{ height: bar.count === 0 ? 0 : `max(2px, ${(bar.count / most) * 100}%)` }} />
              </button>
            </li>
          );
        })}
      </ol>
      <figcaption>
        <span>{endText(first.from, width)}</span>
        <span>at most {formatCount(most)} each</span>
        <span>{endText(width === "month" || width === "day" ? last.from : last.to, width)}</span>
      </figcaption>
    </figure>
  );
}
