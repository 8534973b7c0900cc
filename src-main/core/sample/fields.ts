import type { Field, FieldGroup, FieldRole, FieldType } from "../../../src-shared/model/field.ts";

/** The fictional cooperative of the sample workspace. */
export const sampleTimeZone = "America/Chicago";
export const sampleSubscribers = 12_000;
/** The data of the sample stands at this moment, seconds since 1970-01-01T00:00Z: 2026-03-01T00:00Z. Events cover the year before. */
export const sampleAsOf = 1_772_323_200;

/** Values of the sample's text fields, in a natural order. */
export const sampleValues = {
  account_type: ["Residential", "Farm", "Business"],
  industry: ["Agriculture", "Retail", "Health", "Hospitality", "Construction", "Public services"],
  income_band: ["Under 35k", "35k to 60k", "60k to 90k", "90k to 140k", "Over 140k"],
  town: ["Wrenfield", "Alder Point", "Hollis Bend", "Sable Creek", "Quarry Rest", "Tamsin Flats"],
  service_area: ["East", "West"],
  time_zone: ["America/Chicago", "America/Denver"],
  bill_payment: ["Autopay", "Online", "By mail"],
  usage_persona: ["Streamer", "Gamer", "Works from home", "Family", "Visitor", "Light user"],
  churn_risk: ["Low", "Medium", "High"],
  preferred_channel: ["email", "sms", "call"],
  interest: ["Faster internet", "Better Wi-Fi", "Home security", "Family safety", "Saving money"],
  connection: ["Fibre", "Fixed wireless"],
  tier: ["50 Mbps", "100 Mbps", "250 Mbps", "500 Mbps", "1 Gig"],
  gateway: ["Own router", "Standard gateway", "Wi-Fi 6 gateway"],
} as const;

const field = (
  group: FieldGroup,
  id: string,
  label: string,
  type: FieldType,
  { role = null, personal = false }: { role?: FieldRole | null; personal?: boolean } = {},
): Field => ({ id, label, type, group, role, personal });

/** Fields of the sample's subscribers, in the order of its columns. */
export const sampleFields: readonly Field[] = [
  field("identity", "subscriber_id", "Subscriber ID", "text", { role: "key" }),
  field("identity", "full_name", "Full name", "text", { role: "name", personal: true }),
  field("identity", "email", "Email address", "text", { role: "address:email", personal: true }),
  field("identity", "phone", "Phone number", "text", { role: "address:phone", personal: true }),
  field("identity", "push_token", "App token", "text", { role: "address:push-token", personal: true }),
  field("demographic", "birthday", "Birthday", "date", { role: "birthday", personal: true }),
  field("demographic", "age", "Age", "number"),
  field("demographic", "household_size", "People in the household", "number"),
  field("demographic", "children_at_home", "Children at home", "boolean"),
  field("demographic", "income_band", "Household income", "text"),
  field("demographic", "home_owner", "Owns the home", "boolean"),
  field("geographic", "street_address", "Street address", "text", { role: "address:post", personal: true }),
  field("geographic", "town", "Town", "text"),
  field("geographic", "postal_code", "Postal code", "text"),
  field("geographic", "service_area", "Service area", "text", { role: "region" }),
  field("geographic", "latitude", "Latitude", "number", { role: "latitude", personal: true }),
  field("geographic", "longitude", "Longitude", "number", { role: "longitude", personal: true }),
  field("geographic", "time_zone", "Time zone", "text", { role: "time-zone" }),
  field("firmographic", "account_type", "Account type", "text"),
  field("firmographic", "industry", "Industry", "text"),
  field("firmographic", "employees", "Employees", "number"),
  field("behavioural", "bill_payment", "Pays the bill", "text"),
  field("behavioural", "paperless_billing", "Paperless billing", "boolean"),
  field("behavioural", "last_app_login", "Last app login", "date"),
  field("behavioural", "seasonal", "Seasonal home", "boolean"),
  field("implicit", "usage_persona", "Usage persona", "text"),
  field("implicit", "churn_risk", "Churn risk", "text"),
  field("implicit", "upgrade_score", "Upgrade score (0 to 100)", "number"),
  field("explicit", "preferred_channel", "Preferred channel", "text"),
  field("explicit", "nps_score", "NPS answer (0 to 10)", "number"),
  field("explicit", "interest", "Stated interest", "text"),
  field("services", "connection", "Connection", "text"),
  field("services", "tier", "Internet tier", "text"),
  field("services", "tier_mbps", "Tier speed (Mbps)", "number"),
  field("services", "gateway", "Gateway", "text"),
  field("services", "mesh_units", "Mesh units", "number"),
  field("services", "managed_wifi", "Managed Wi-Fi", "boolean"),
  field("services", "app_installed", "App installed", "boolean"),
  field("services", "cameras", "Cameras", "number"),
  field("services", "parental_controls", "Parental controls", "boolean"),
  field("services", "network_security", "Network security", "boolean"),
  field("services", "home_phone", "Home phone", "boolean"),
  field("services", "electric_member", "Electric member", "boolean"),
  field("experience", "monthly_usage_gb", "Monthly usage (GB)", "number"),
  field("experience", "usage_limit_gb", "Usage limit (GB)", "number"),
  field("experience", "limit_used_percent", "Limit used this month (%)", "number"),
  field("experience", "limit_hits_90d", "Limit hits in 90 days", "number"),
  field("experience", "speed_test_mbps", "Latest speed test (Mbps)", "number"),
  field("experience", "outages_90d", "Outages in 90 days", "number"),
  field("experience", "outage_minutes_90d", "Outage minutes in 90 days", "number"),
  field("experience", "support_calls_90d", "Support calls in 90 days", "number"),
  field("money", "arpu", "Monthly revenue (ARPU)", "number"),
  field("money", "tenure_months", "Tenure (months)", "number"),
  field("money", "service_start", "Service start", "date"),
  field("money", "service_end", "Service ended", "date"),
  field("money", "contract_end", "Contract end", "date"),
  field("money", "balance", "Balance due", "number"),
  field("consent", "consent_email", "Email consent", "boolean", { role: "consent:email" }),
  field("consent", "consent_sms", "SMS consent", "boolean", { role: "consent:sms" }),
  field("consent", "consent_call", "Call consent", "boolean", { role: "consent:call" }),
  field("consent", "consent_push", "Push consent", "boolean", { role: "consent:push" }),
  field("consent", "consent_mail", "Direct mail consent", "boolean", { role: "consent:direct-mail" }),
  field("consent", "consent_ads", "Paid social consent", "boolean", { role: "consent:paid-social" }),
  field("consent", "consent_visit", "Field visit consent", "boolean", { role: "consent:field-visit" }),
  field("consent", "suppressed", "Suppressed", "boolean", { role: "suppressed" }),
];

/** Event types of the sample with their attributes and, for text, the values. */
export const sampleEvents: Readonly<Record<string, Readonly<Record<string, FieldType | readonly string[]>>>> = {
  limit_hit: { usage_gb: "number", limit_gb: "number" },
  support_call: { topic: ["Slow speed", "Wi-Fi coverage", "Billing", "Outage", "Set-up help"], minutes: "number", resolved: "boolean" },
  outage: { minutes: "number", cause: ["Storm", "Fibre cut", "Power", "Maintenance"] },
  speed_test: { download_mbps: "number", upload_mbps: "number" },
  bill_paid: { amount: "number", late: "boolean" },
  app_login: { platform: ["iOS", "Android", "Web"] },
  converted: { offer: ["Tier upgrade", "Managed Wi-Fi", "Network security", "Parental controls"], channel: ["email", "sms", "call"] },
};
