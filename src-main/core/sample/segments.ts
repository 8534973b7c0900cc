import type { NamedSegment } from "../../../src-shared/model/segment.ts";

/** Named segments that come with the sample workspace. */
export function sampleSegments(): NamedSegment[] {
  return [
    {
      id: "seg_sample_limit",
      name: "Hit the limit lately",
      description: "Reached the monthly usage limit twice or more in 30 days and still has a slower tier to leave.",
      rules: {
        all: [
          { event: "limit_hit", atLeast: 2, withinDays: 30 },
          { field: "tier", op: "!=", value: "1 Gig" },
        ],
      },
    },
    {
      id: "seg_sample_streamers",
      name: "Streamers close to their limit",
      description: "Streamers who use 400 GB a month or more on a tier below 500 Mbps.",
      rules: {
        all: [
          { field: "usage_persona", op: "=", value: "Streamer" },
          { field: "monthly_usage_gb", op: ">=", value: 400 },
          { field: "tier_mbps", op: "<", value: 500 },
        ],
      },
    },
    {
      id: "seg_sample_families",
      name: "Families without parental controls",
      description: "Homes with children on managed Wi-Fi where parental controls are off.",
      rules: {
        all: [
          { field: "children_at_home", op: "=", value: true },
          { field: "managed_wifi", op: "=", value: true },
          { field: "parental_controls", op: "=", value: false },
        ],
      },
    },
    {
      id: "seg_sample_app",
      name: "Managed Wi-Fi, no app yet",
      description: "Has managed Wi-Fi but has not installed the app that runs it.",
      rules: {
        all: [
          { field: "managed_wifi", op: "=", value: true },
          { field: "app_installed", op: "=", value: false },
        ],
      },
    },
    {
      id: "seg_sample_contract",
      name: "Contract ends within 60 days",
      description: "A contract that runs out in the next 60 days, and a medium or high risk of leaving.",
      rules: {
        all: [
          { field: "contract_end", op: "next-days", value: 60 },
          { field: "churn_risk", op: "in", value: ["Medium", "High"] },
        ],
      },
    },
    {
      id: "seg_sample_troubled",
      name: "Had a rough quarter",
      description: "Three outages, or two support calls, in 90 days.",
      rules: {
        any: [
          { event: "outage", atLeast: 3, withinDays: 90 },
          { event: "support_call", atLeast: 2, withinDays: 90 },
        ],
      },
    },
  ];
}
