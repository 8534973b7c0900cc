import { all, type SegmentTemplate, where } from "./template.ts";

/** The segments of the cases that providers published. */
export const caseTemplates: readonly SegmentTemplate[] = [
  {
    id: "limit-hits",
    name: "Hits the limit, could have more",
    about:
      "Reached the usage limit twice or more in 30 days, is not on the top tier, has no managed Wi-Fi and may be emailed: the right tier and managed Wi-Fi.",
    case: "A Montana cooperative: service-limit hits to the right tier",
    rules: all({ event: "limit_hit", atLeast: 2, withinDays: 30 }, where("tier", "!=", "1 Gig"), where("managed_wifi", "=", false), {
      consent: "email",
    }),
  },
  {
    id: "streamers-over-limit",
    name: "Streamers over their limit",
    about: "Streamers who use up their monthly limit: an upgrade with a streaming gift card.",
    case: "A South Carolina cooperative: streamers over their limit",
    rules: all(where("usage_persona", "=", "Streamer"), where("limit_used_percent", ">=", 100), where("tier_mbps", "<", 1000)),
  },
  {
    id: "families-unprotected",
    name: "Families without controls or security",
    about: "Homes with children on managed Wi-Fi without parental controls or network security, or without the app that runs them.",
    case: "A Utah cooperative: families, parental controls and the app",
    rules: all(where("children_at_home", "=", true), where("managed_wifi", "=", true), {
      any: [where("parental_controls", "=", false), where("network_security", "=", false), where("app_installed", "=", false)],
    }),
  },
  {
    id: "gamers-over-limit",
    name: "Gamers over their limit",
    about: "Gamers who reach their limit and are not on the top tier: mail, email and calls for two weeks.",
    case: "South Texas: gamers over their limit",
    rules: all(where("usage_persona", "=", "Gamer"), { event: "limit_hit", atLeast: 1, withinDays: 60 }, where("tier", "!=", "1 Gig")),
  },
  {
    id: "onboarding-app",
    name: "New, without the app",
    about: "Joined in the last 90 days and has not installed the app: onboarding until it is installed.",
    case: "A Wisconsin provider: onboarding until the app is installed",
    rules: all(where("service_start", "within-days", 90), where("app_installed", "=", false)),
  },
  {
    id: "anniversary",
    name: "Service anniversary this month",
    about: "Joined a year ago or more, with an anniversary in the next 30 days: an NPS survey, then a referral.",
    case: "A Nebraska provider: anniversary, survey, referral",
    rules: all(where("service_start", "birthday-in-days", 30), where("tenure_months", ">=", 11), where("service_end", "is-missing")),
  },
];
