import { channelIds, channelOf } from "../channels/index.ts";
import { civilFromDays, parseDate, weekday } from "../lib/civil.ts";
import type { Badge, ResponseStage } from "../model/response.ts";

/** Words for the codes of results, the same on screen and in every file. */

/** Reasons of the engine (`engine/words.ts`), budget and capacity of the send gate, and the ends of a journey. */
const reasons: Record<string, string> = {
  "before-start": "Would enter before the run starts",
  "after-horizon": "Would enter after the run ends",
  churned: "Churned",
  suppressed: "On the suppression list",
  "already-active": "Already in the journey",
  "entry-limit": "Entered as often as allowed",
  gap: "Too soon after the last exit",
  inactive: "No longer in the journey",
  "hold-out": "In the hold-out",
  "no-consent": "No consent for the channel",
  "no-address": "No address for the channel",
  "already-sent": "Already got this message",
  "quiet-hours": "Quiet hours",
  "send-time": "Outside the message's hours",
  "frequency-cap": "Frequency cap reached",
  budget: "Budget used up",
  capacity: "No capacity left",
  "not-served": "Not served in time",
  "held-too-long": "Held too long",
  goal: "Goal reached",
  exit: "Left at an exit",
  completed: "Reached the end of a path",
  "in-progress": "Still in the journey at the end",
  "exit-criteria": "Exit criteria met",
  "max-duration": "Longest stay reached",
  loop: "Too many steps at one moment",
  "date-passed": "The date to wait for had passed",
  "no-date": "No date to wait for",
};

/** True for the codes that have words of their own. */
export const isKnownReason = (reason: string): boolean => reason in reasons;

/** A reason code in words; a person's own reason stands as written. */
export function reasonText(reason: string): string {
  const known = reasons[reason];
  if (known) return known;
  const spaced = reason.replaceAll("-", " ").trim();
  return spaced === "" ? "No reason given" : spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const stages: Record<ResponseStage | "cost", string> = {
  delivered: "Delivered",
  opened: "Open rate",
  answered: "Contact rate",
  clicked: "Click rate",
  converted: "Conversion rate",
  optedOut: "Opt-out rate",
  complained: "Complaint rate",
  cost: "Cost",
};

/** What a parameter is, as a heading: `Open rate`, `Cost`. */
export function parameterText(stage: ResponseStage | "cost"): string {
  return stages[stage];
}

/** What a number of the response model means; its unit is part of it. */
const modelNumbers: Record<string, string> = {
  iota: "Share of its conversions that a message causes",
  sigma: "Spread of the log-odds between subscribers",
  lambda: "Fatigue: loss of log-odds per unit of contact pressure",
  kappa: "Opt-outs: gain of log-odds per unit of contact pressure",
  halfLifeDays: "Half-life of contact pressure, days",
  "baseline.monthly": "Share converting without contact, a month",
  "baseline.monthly of a segment": "Share of a segment converting without contact, a month",
  "churn.monthly": "Share churning, a month",
  "churn.monthly of a segment": "Share of a segment churning, a month",
  "churn.perContact": "Hazard of churn after a message, times",
  "churn.perConversion": "Hazard of churn after a conversion, times",
  "value.arpuChange": "Change of revenue by a conversion, a month",
  "value.months": "Months that a conversion counts",
  "value.margin": "Share of revenue that is margin",
  "value.arpu": "Revenue of a subscriber, a month",
  "preference.factor": "Odds of responding by the preferred channel, times",
  "preference.otherwise": "Odds of responding by another channel than the preferred one, times",
  "referral.mean": "People whom a converted subscriber brings, on average",
};

/** A number of the response model in words; of a channel, with the channel's name. */
export function modelText(name: string): string {
  const known = modelNumbers[name];
  if (known !== undefined) return known;
  const event = /^events\.(.+)\.perMonth$/.exec(name)?.[1];
  if (event !== undefined) return `Events “${event}” of a subscriber, a month`;
  const [part = "", channel = ""] = name.split(".");
  const label = channelIds.find((id) => id === channel);
  return label && modelNumbers[part] ? `${channelOf(label).label}: ${modelNumbers[part]?.toLowerCase()}` : name;
}

/** What a number of the response model is: a share, an amount of money, or a plain number, such as a ratio or a spread. */
export function modelUnit(name: string): "share" | "money" | "number" {
  if (/^iota(\.|$)|^(baseline|churn)\.monthly|^value\.margin$/.test(name)) return "share";
  return /^value\.arpu/.test(name) ? "money" : "number";
}

const bases: Record<string, string> = {
  sent: "message sent",
  delivered: "message delivered",
  opened: "message opened",
  answered: "contact",
  clicked: "click",
};

/** What a rate or price is counted per: `click`, `message sent`. */
export function perText(base: string): string {
  return bases[base] ?? base;
}

const badgeWords: Record<Badge, string> = {
  yours: "Yours",
  blended: "Blended",
  benchmark: "Benchmark",
  assumption: "Assumption",
};

const badgeHelp: Record<Badge, string> = {
  yours: "typed in for this journey, or measured on your own base",
  blended: "your own history, drawn towards a benchmark where it is thin",
  benchmark: "published for other companies; not measured on your base",
  assumption: "nobody has published a trustworthy number; set it to what you believe",
};

export function badgeText(badge: Badge): string {
  return badgeWords[badge];
}

/** What a badge says about a number, one clause. */
export function badgeMeaning(badge: Badge): string {
  return badgeHelp[badge];
}

/** Text with its first letter lowered; names such as SMS stay as they are. */
export const lowerFirst = (text: string): string => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** A stage's name with its first letter raised. */
export function stageText(stage: string): string {
  return stage.charAt(0).toUpperCase() + stage.slice(1);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** `Mon 2 Mar 2026` of `2026-03-02`; the text itself when it is no date. */
export function dateWords(date: string): string {
  const days = parseDate(date);
  if (days === undefined) return date;
  const { year, month, day } = civilFromDays(days);
  return `${weekdayNames[weekday(days)]} ${day} ${months[month - 1]} ${year}`;
}

/** `2 Mar` of `2026-03-02`. */
export function shortDateWords(date: string): string {
  const days = parseDate(date);
  if (days === undefined) return date;
  const { month, day } = civilFromDays(days);
  return `${day} ${months[month - 1]}`;
}
