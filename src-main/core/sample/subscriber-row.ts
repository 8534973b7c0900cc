import { SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import type { RawCell } from "../columns/from-cells.ts";
import { sampleAsOf } from "./fields.ts";
import type { SampleEvent } from "./history.ts";
import { asOfDay, type Household } from "./household.ts";
import type { Random } from "./random.ts";
import type { Services } from "./services.ts";

/** The 90 days before the data's day, as the fields named `_90d` count them. */
function recent(events: readonly SampleEvent[], event: string): SampleEvent[] {
  return events.filter((found) => found.event === event && found.at >= sampleAsOf - 90 * SECONDS_PER_DAY);
}

const latest = (events: readonly SampleEvent[], event: string): SampleEvent | undefined =>
  events
    .filter((found) => found.event === event)
    .reduce<SampleEvent | undefined>((last, found) => (last && last.at >= found.at ? last : found), undefined);

/** The cells of one subscriber by field. */
export function subscriberRow(
  home: Household,
  has: Services,
  events: readonly SampleEvent[],
  lastUsage: number,
  draw: Random,
): Record<string, RawCell> {
  const hits = recent(events, "limit_hit").length;
  const calls = recent(events, "support_call").length;
  const outages = recent(events, "outage");
  const outageMinutes = outages.reduce((sum, { attributes }) => sum + Number(attributes.minutes), 0);
  const login = latest(events, "app_login");
  const test = latest(events, "speed_test");
  const ending = has.contractEnd !== null && has.contractEnd < asOfDay + 75;
  const strain = calls * 1.1 + outages.length * 0.7 + (ending ? 1.4 : 0) + (home.tenureMonths < 12 ? 0.6 : 0) + draw.normal(0, 0.7);
  const filled = has.limit === null ? 0.3 : Math.min(1.6, lastUsage / has.limit);
  const score = Math.round(Math.min(100, Math.max(0, 14 + 38 * filled + 3 * Math.min(hits, 6) + draw.normal(0, 7))));
  const owing = !draw.chance(has.payment === "Autopay" ? 0.96 : has.payment === "Online" ? 0.86 : 0.74);
  return {
    subscriber_id: home.id,
    full_name: home.name,
    email: home.email,
    phone: home.phone,
    birthday: home.birthday,
    age: home.age,
    household_size: home.size,
    children_at_home: home.children,
    income_band: home.income,
    home_owner: home.owner,
    street_address: home.address,
    town: home.town.name,
    postal_code: home.town.postalCode,
    service_area: home.town.area,
    latitude: home.latitude,
    longitude: home.longitude,
    time_zone: home.town.zone,
    account_type: home.account,
    industry: home.industry,
    employees: home.employees,
    bill_payment: has.payment,
    paperless_billing: has.paperless,
    last_app_login: login ? Math.floor(login.at / SECONDS_PER_DAY) : null,
    seasonal: home.seasonal,
    usage_persona: home.persona,
    churn_risk: strain > 3.4 ? "High" : strain > 1.7 ? "Medium" : "Low",
    upgrade_score: score,
    preferred_channel: has.preferred,
    nps_score: draw.chance(0.31) ? Math.round(Math.min(10, Math.max(0, draw.normal(8.4 - 0.8 * calls - 0.5 * outages.length, 1.6)))) : null,
    interest: has.interest,
    connection: has.connection,
    tier: has.tier,
    tier_mbps: has.mbps,
    gateway: has.gateway,
    mesh_units: has.mesh,
    managed_wifi: has.managedWifi,
    app_installed: has.app,
    cameras: has.cameras,
    parental_controls: has.parental,
    network_security: has.security,
    home_phone: has.homePhone,
    electric_member: has.electric,
    monthly_usage_gb: lastUsage,
    usage_limit_gb: has.limit,
    limit_hits_90d: hits,
    speed_test_mbps: test ? Number(test.attributes.download_mbps) : null,
    outages_90d: outages.length,
    outage_minutes_90d: outageMinutes,
    support_calls_90d: calls,
    arpu: has.arpu,
    tenure_months: home.tenureMonths,
    service_start: home.serviceStart,
    contract_end: has.contractEnd,
    balance: owing ? Math.round(has.arpu * draw.whole(1, 3) * 100) / 100 : 0,
    consent_email: has.consent.email,
    consent_sms: has.consent.sms,
    consent_call: has.consent.call,
    suppressed: has.suppressed,
  };
}
