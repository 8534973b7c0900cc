import { all, type SegmentTemplate, where } from "./template.ts";

/** The twenty that a provider uses most. */
export const usualTemplates: readonly SegmentTemplate[] = [
  {
    id: "new",
    name: "New subscribers",
    about: "Joined in the last 30 days: welcome and activation.",
    rules: where("service_start", "within-days", 30),
  },
  {
    id: "promoters",
    name: "Promoters",
    about: "Answered 9 or 10 to the question whether they would recommend: referrals and reviews.",
    rules: where("nps_score", ">=", 9),
  },
  {
    id: "detractors",
    name: "Detractors",
    about: "Answered 6 or less: a call before anything is sold to them.",
    rules: where("nps_score", "<=", 6),
  },
  {
    id: "contract-ends",
    name: "Contract ends in 60 days",
    about: "To be renewed before it runs out.",
    rules: where("contract_end", "next-days", 60),
  },
  {
    id: "churn-risk",
    name: "High risk of leaving",
    about: "High churn risk and no contract that holds them.",
    rules: all(where("churn_risk", "=", "High"), { none: [where("contract_end", "next-days", 365)] }),
  },
  {
    id: "win-back",
    name: "Left in the last year",
    about: "To be won back while they remember.",
    rules: where("service_end", "within-days", 365),
  },
  {
    id: "outage",
    name: "Outage in the last week",
    about: "An apology, and a credit where it was long.",
    rules: { event: "outage", atLeast: 1, withinDays: 7 },
  },
  {
    id: "rough-quarter",
    name: "Had a rough quarter",
    about: "Three outages or two support calls in 90 days: no offers before things are mended.",
    rules: {
      any: [
        { event: "outage", atLeast: 3, withinDays: 90 },
        { event: "support_call", atLeast: 2, withinDays: 90 },
      ],
    },
  },
  {
    id: "long-calls",
    name: "Long support calls",
    about: "Two or more support calls of over ten minutes in 30 days.",
    rules: { event: "support_call", atLeast: 2, withinDays: 30, where: where("minutes", ">", 10) },
  },
  {
    id: "slow-for-tier",
    name: "Slower than paid for",
    about: "The last speed test stayed below half of a 250 Mbps tier or better.",
    rules: all(where("tier_mbps", ">=", 250), where("speed_test_mbps", "<", 125)),
  },
  {
    id: "balance-due",
    name: "Balance due",
    about: "Owes something and does not pay by autopay: a reminder.",
    rules: all(where("balance", ">", 0), where("bill_payment", "!=", "Autopay")),
  },
  {
    id: "paper-bills",
    name: "Bills by mail",
    about: "To be moved to paperless billing.",
    rules: all(where("paperless_billing", "=", false), where("bill_payment", "=", "By mail")),
  },
  {
    id: "wifi-no-app",
    name: "Managed Wi-Fi, no app yet",
    about: "Has managed Wi-Fi but not the app that runs it.",
    rules: all(where("managed_wifi", "=", true), where("app_installed", "=", false)),
  },
  {
    id: "app-quiet",
    name: "App not opened for 60 days",
    about: "Has the app and does not use it.",
    rules: all(where("app_installed", "=", true), { none: [{ event: "app_login", atLeast: 1, withinDays: 60 }] }),
  },
  {
    id: "mesh",
    name: "Large home, one gateway",
    about: "Four people or more and no mesh unit: coverage in every room.",
    rules: all(where("household_size", ">=", 4), where("mesh_units", "=", 0)),
  },
  {
    id: "works-from-home",
    name: "Works from home on a slow tier",
    about: "Works from home with less than 250 Mbps.",
    rules: all(where("usage_persona", "=", "Works from home"), where("tier_mbps", "<", 250)),
  },
  { id: "seasonal", name: "Seasonal homes", about: "Second homes that come and go with the season.", rules: where("seasonal", "=", true) },
  {
    id: "high-value",
    name: "High revenue, long with us",
    about: "Pays 90 a month or more and has been here for three years: thanks before offers.",
    rules: all(where("arpu", ">=", 90), where("tenure_months", ">=", 36)),
  },
  {
    id: "business",
    name: "Businesses and farms",
    about: "Accounts that are not residential.",
    rules: where("account_type", "in", ["Business", "Farm"]),
  },
  {
    id: "birthday",
    name: "Birthday this week",
    about: "A birthday in the next seven days, and email consent.",
    rules: all(where("birthday", "birthday-in-days", 7), { consent: "email" }),
  },
];
