import { listText } from "../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../src-shared/model/plan.ts";
import { badgeText } from "../../../src-shared/plan/words.ts";
import type { CellKind, CellValue } from "./tables.ts";

export interface SummaryRow {
  label: string;
  value: CellValue;
  kind: CellKind;
}

/** The cover and the one-page summary as label and value; what nobody wrote is left out. */
export function summaryRows(plan: Plan): SummaryRow[] {
  const { details, run, summary } = plan;
  const text = (label: string, value: string): SummaryRow[] => (value === "" ? [] : [{ label, value, kind: "long-text" }]);
  const figure = (label: string, value: number | null, kind: CellKind): SummaryRow[] => (value === null ? [] : [{ label, value, kind }]);
  const channels = summary.channels.map((id) => plan.channelMix.find(({ channel }) => channel === id)?.label ?? id);
  return [
    ...text("Expected result", summary.sentence),
    ...text("Objective", details.objective),
    ...text("Owner", details.owner),
    ...text("Version of the plan", details.version),
    ...text("Offer", details.offer),
    ...text("Rationale", details.rationale),
    ...text("Creative brief", details.brief),
    ...figure("Subscribers matched", summary.matched, "count"),
    ...figure("Entered", summary.entered, "count"),
    ...figure("Control", summary.control === 0 ? null : summary.control, "count"),
    ...figure("Messages sent", summary.sent, "count"),
    ...figure("Converted", summary.converted, "count"),
    ...figure("Converted, P10", summary.convertedRange?.p10 ?? null, "count"),
    ...figure("Converted, P90", summary.convertedRange?.p90 ?? null, "count"),
    ...figure("Conversion rate", summary.conversionRate, "share"),
    ...figure("Cost", summary.cost, "money"),
    ...figure("Cost per conversion", summary.costPerConversion, "money"),
    ...figure("Incremental conversions", summary.effect?.incremental ?? null, "count"),
    ...figure("Incremental conversions, P10", summary.effect?.incrementalRange?.p10 ?? null, "count"),
    ...figure("Incremental conversions, P90", summary.effect?.incrementalRange?.p90 ?? null, "count"),
    ...figure("Cost per incremental conversion", summary.effect?.costPerIncremental ?? null, "money"),
    ...figure("Churned", summary.effect?.churned ?? null, "count"),
    ...figure("Incremental margin", summary.effect?.incrementalMargin ?? null, "money"),
    ...figure("Return on the cost (ROI)", summary.effect?.roi ?? null, "share"),
    ...text("Channels", listText(channels)),
    ...text("Weakest source of a number", badgeText(summary.badge)),
    ...text("First message", run.firstDate),
    ...text("Last message", run.lastDate),
    ...text("Time zone", plan.timeZone),
    ...text("Run", `${run.name} (${run.id}), made ${run.at}`),
    ...figure("Seed", run.seed, "whole"),
    ...figure("Replications", run.replications, "whole"),
    ...figure("Days simulated", run.horizonDays, "whole"),
    ...text("Engine", run.engine),
    ...text("Hash of the data", run.dataHash),
    ...text("Hash of the journey", run.journeyHash),
    ...plan.warnings.flatMap((warning, at) => text(at === 0 ? "Read with care" : "", warning)),
  ];
}
