import type { ReactNode } from "react";
import { countText, moneyText, percentText } from "../../src-shared/lib/numbers.ts";
import type { Plan } from "../../src-shared/model/plan.ts";
import { effectFigures } from "../../src-shared/plan/effect.ts";
import { Figure, ProvenanceBadge } from "../ui/index.ts";
import css from "./results.module.css";

/** The expected result in words, the five figures a reader asks for first, and what messages add, where the journey's model tells. */
export function LeadFigures({ plan, children }: { plan: Plan; children?: ReactNode }) {
  const { summary, currency } = plan;
  const share = (part: number, whole: number) => (whole > 0 ? percentText(part / whole) : "none");
  return (
    <section className={css.lead} data-testid="lead">
      <p className={css.sentence}>
        {summary.sentence} <ProvenanceBadge badge={summary.badge} />
      </p>
      <div className={css.figures}>
        <Figure label="Matched" value={countText(summary.matched)} note="fit an audience" />
        <Figure label="Entered" value={countText(summary.entered)} note={`${share(summary.entered, summary.matched)} of matched`} />
        <Figure label="Converted" value={countText(summary.converted)} note={`${share(summary.converted, summary.entered)} of entered`} />
        <Figure label="Cost" value={moneyText(summary.cost, currency)} note={`${countText(summary.sent)} messages`} />
        <Figure
          label="Cost per conversion"
          value={summary.costPerConversion === null ? "none" : moneyText(summary.costPerConversion, currency)}
          note={summary.costPerConversion === null ? "nobody converted" : "cost / converted"}
        />
      </div>
      {summary.effect && (
        <div className={css.figures} data-after="true" data-testid="effect">
          {effectFigures(summary.effect, { converted: summary.converted, currency }).map(({ id, label, value, note }) => (
            <Figure key={id} label={label} value={value} note={note} />
          ))}
        </div>
      )}
      {children}
    </section>
  );
}
