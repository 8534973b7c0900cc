import type { FieldSummary } from "../../../src-shared/model/field.ts";
import type { LiveCount } from "../useSegmentCount.ts";
import css from "./panels.module.css";
import { ReachPanel } from "./ReachPanel.tsx";
import { WaterfallPanel } from "./WaterfallPanel.tsx";

/** Beside the count: what each rule does, and how many each channel reaches. */
export function CountPanels({ live, fields }: { live: LiveCount; fields: ReadonlyMap<string, FieldSummary> }) {
  const { count, of, stale } = live;
  if (!count || !of) return null;
  return (
    <div className={css.panels} data-stale={stale}>
      <WaterfallPanel count={count} segment={of} fields={fields} />
      {count.reach && <ReachPanel reach={count.reach} total={count.count} />}
    </div>
  );
}
