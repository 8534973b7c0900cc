import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { HazardSetting, Journey } from "../../model/journey.ts";
import type { ModelParameter } from "../../model/results.ts";
import type { Hazard, Referral, Value, WorldModel } from "../program.ts";
import { log } from "../random/mathematics.ts";
import { purposes, streamOf } from "../random/streams.ts";
import type { MaskTable } from "./masks.ts";

/** A month of rates, in seconds. */
const MONTH = 30 * SECONDS_PER_DAY;
/** Months of the longer life of a conversion, and what a subscriber pays a month, where nothing is given. */
const MONTHS = 12;
const ARPU = 68.54;
const ARPU_SOURCE = "Frontier Communications consumer fibre, Q2 2025";

/** Hazard a second of something that happens to a share of subscribers within a month. */
const rateOf = (monthly: number): number => (monthly === 0 ? 0 : -log(1 - monthly) / MONTH);

function hazardOf(setting: HazardSetting, stream: string, masks: MaskTable, asOf: number, path: string): Hazard {
  return {
    stream: streamOf("", stream),
    rate: rateOf(setting.monthly),
    classes: setting.segments.map(({ segment, monthly }, at) => ({
      mask: masks.add(segment, asOf, `${path}.segments[${at}].segment`),
      rate: rateOf(monthly),
    })),
  };
}

/** What subscribers do without contact, and what conversions are worth, with the numbers that this uses. */
export function worldOf(
  journeys: readonly Journey[],
  masks: MaskTable,
  asOf: number,
): { world: WorldModel | null; value: (Value | null)[]; referral: Referral | null; used: ModelParameter[] } {
  const { baseline, churn, referral: bringing = null } = journeys[0]?.settings.model ?? {};
  const used: ModelParameter[] = [];
  const yours = (name: string, number: number) => used.push({ name, value: number, badge: "yours", source: "Given in the journey" });
  const hazard = (name: "baseline" | "churn", setting: HazardSetting) => {
    yours(`${name}.monthly`, setting.monthly);
    for (const { monthly } of setting.segments) yours(`${name}.monthly of a segment`, monthly);
    return hazardOf(setting, purposes[name], masks, asOf, `settings.model.${name}`);
  };
  const world: WorldModel = { baseline: null, churn: null };
  if (baseline) world.baseline = hazard("baseline", baseline);
  if (churn) {
    const { perContact, perConversion } = churn;
    world.churn = { ...hazard("churn", churn), perContact, perConversion };
    yours("churn.perContact", perContact);
    yours("churn.perConversion", perConversion);
  }
  const shipped = (name: string, own: number | undefined, number: number, source: string): number => {
    if (own !== undefined) yours(name, own);
    else used.push({ name, value: number, badge: "assumption", source });
    return own ?? number;
  };
  const worthOf = ({ settings }: Journey): Value | null => {
    const value = settings.model?.value;
    if (!value) return null;
    yours("value.arpuChange", value.arpuChange);
    return {
      arpuChange: value.arpuChange,
      margin: shipped("value.margin", value.margin, 1, "All of the revenue counts as margin where no share is given"),
      months: shipped("value.months", value.months, MONTHS, "Twelve months where no time is given"),
      arpu: shipped("value.arpu", value.arpu, ARPU, ARPU_SOURCE),
    };
  };
  if (bringing) yours("referral.mean", bringing.mean);
  const referral = bringing && {
    stream: streamOf("", purposes.referral),
    mean: bringing.mean,
    mask: bringing.promoters ? masks.add(bringing.promoters, asOf, "settings.model.referral.promoters") : -1,
  };
  return { world: baseline || churn ? world : null, value: journeys.map(worthOf), referral, used };
}
