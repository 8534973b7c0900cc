import { SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import type { RawCell } from "../columns/from-cells.ts";
import type { SampleEvent } from "./history.ts";
import { asOfDay, type Household } from "./household.ts";
import type { Random } from "./random.ts";
import type { Services } from "./services.ts";

/** What is kept of a household that has left: who and where it was, what it agreed to, and that it left. */
const keptOfFormer = new Set([
  ...["subscriber_id", "full_name", "email", "phone", "street_address", "town", "postal_code", "service_area", "latitude", "longitude"],
  ...["time_zone", "account_type", "industry", "employees", "preferred_channel", "service_start", "service_end", "balance"],
  ...["limit_hits_90d", "outages_90d", "outage_minutes_90d", "support_calls_90d"],
  ...["consent_email", "consent_sms", "consent_call", "consent_push", "consent_mail", "consent_ads", "consent_visit", "suppressed"],
]);

/** The last day of service of those who left three to twelve months ago, days since 1970; null for everybody else. */
export function serviceEnd({ tenureMonths }: Household, draw: Random): number | null {
  const left = draw.chance(0.026);
  const day = asOfDay - draw.whole(92, 340);
  return left && tenureMonths >= 14 ? day : null;
}

/** The past of a household until its service ended. */
export const untilEnd = (events: readonly SampleEvent[], end: number | null): readonly SampleEvent[] =>
  end === null ? events : events.filter(({ at }) => at < end * SECONDS_PER_DAY);

/** A subscriber's cells with further fields: consent to post, push, ads and visits, the app's token, the share of the limit used, the end of service. */
export function withMore(
  row: Readonly<Record<string, RawCell>>,
  home: Household,
  has: Services,
  end: number | null,
  draw: Random,
): Record<string, RawCell> {
  const agreesToPush = draw.chance(0.62);
  const agreesToMail = draw.chance(0.88);
  const agreesToAds = draw.chance(0.55);
  const agreesToVisit = draw.chance(0.7);
  const used = Number(row.monthly_usage_gb);
  const whole: Record<string, RawCell> = {
    ...row,
    push_token: has.app && end === null ? `app-${home.id.toLowerCase()}` : null,
    limit_used_percent: has.limit === null ? null : Math.round((100 * used) / has.limit),
    service_end: end,
    consent_push: agreesToPush,
    consent_mail: agreesToMail,
    consent_ads: agreesToAds,
    consent_visit: agreesToVisit,
  };
  if (end === null) return whole;
  return Object.fromEntries(Object.entries({ ...whole, balance: 0 }).map(([id, cell]) => [id, keptOfFormer.has(id) ? cell : null]));
}
