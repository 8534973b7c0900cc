import { neutral, type TestNode, testJourney } from "../../../src-shared/engine/testing/run.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { type OfferMessage, offer } from "./numbers.ts";

/**
 * How much of the response model is on. `neutral`: nothing, what the peers can express. `core`: differences between subscribers,
 * fatigue, opt-outs, causes, baseline, churn, value, a hold-out and zones. `whole`: factors of hour and weekday, and referrals, too.
 */
export type OfferModel = "neutral" | "core" | "whole";

export interface OfferChoice {
  /** Days that the run lasts; the journey's ten weeks grow and shrink with them. */
  days: number;
  /** Copies of the loop of six nodes, one after the other in a ring. */
  copies: number;
  model: OfferModel;
  /** Calls a working day that all subscribers share; null for as many as are asked for. */
  callsPerDay: number | null;
  /** Money that all messages share; null for no limit. */
  budget: number | null;
  /** Which edit of the journey this is: each moves a tenth of a percent from email to text. */
  edit: number;
}

const core = {
  ...{ sigma: 0.8, fatigue: { on: true }, iota: null },
  baseline: { monthly: 0.01, segments: [{ segment: { field: "tier", op: "=", value: "max" }, monthly: 0.02 }] },
  churn: { monthly: 0.0129, perContact: 1.02, perConversion: 0.5, segments: [] },
  value: { arpuChange: 10, months: 12, margin: 0.6 },
};
const models = {
  neutral,
  core,
  whole: {
    ...core,
    hours: [{ channel: "email", from: "08:00", to: "12:00", factor: 1.2 }],
    weekdays: [{ channel: "any", days: ["Sat", "Sun"], factor: 0.8 }],
    referral: { mean: 0.1 },
  },
};

const engagedStage = { email: "opened", sms: "clicked", call: "answered" } as const;
const twoDigits = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

function messageNode(id: string, message: OfferMessage, neutralModel: boolean, pool: string | null): TestNode {
  const { channel, engaged, meanHours, converted, cost } = message;
  const response = {
    ...(channel === "call" ? {} : { delivered: 1 }),
    [engagedStage[channel]]: { p: engaged, delay: meanHours === 0 ? 0 : { meanHours } },
    ...(channel === "email" ? { clicked: { p: 1, delay: 0 } } : {}),
    converted: { p: converted, delay: 0 },
    ...(neutralModel ? { optedOut: 0, complained: 0 } : {}),
  };
  return { id, kind: channel, stage: "consideration", config: { response, cost, ...(pool === null ? {} : { pool }) } };
}

/** Six nodes and the edges inside: an offer by email, text or, rarely, call, then a rest until the next Tuesday or Thursday. */
function loop(copy: number, { copies, edit }: OfferChoice, message: (id: string, of: "mail" | "text" | "call") => TestNode) {
  const name = (id: string, of = copy) => (of === 0 ? id : `${id}-${of + 1}`);
  const { mail, text, call } = offer.shares;
  const shares = Object.entries({ mail: mail - edit / 10, text: text + edit / 10, call }).map(([id, percent]) => ({ id, percent }));
  const sends = (["mail", "text", "call"] as const).map((id) => message(name(id), id));
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].filter((_, day) =>
    (offer.offerWeekdays as readonly number[]).includes(day),
  );
  const nodes: TestNode[] = [
    { id: name("share"), kind: "random-split", config: { shares } },
    ...sends,
    { id: name("rest"), kind: "wait", config: { for: { hours: offer.restHours } } },
    { id: name("window"), kind: "wait", config: { until: { weekdays: days, time: twoDigits(offer.offerHour) } } },
  ];
  const edges = [
    ...shares.map(({ id }) => `${name("share")}:${id} -> ${name(id)}`),
    ...shares.map(({ id }) => `${name(id)} -> ${name("rest")}`),
    `${name("rest")} -> ${name("window")}`,
    `${name("window")} -> ${name("share", (copy + 1) % copies)}`,
  ];
  return { nodes, edges };
}

function settingsOf({ days, model, callsPerDay, budget }: OfferChoice): Record<string, unknown> {
  return {
    model: models[model],
    timeZone: "UTC",
    maxDurationDays: Math.round((days * offer.durationDays) / 90),
    holdoutPercent: model === "neutral" ? 0 : 10,
    quietHours: { from: twoDigits(offer.quiet.fromHour), to: twoDigits(offer.quiet.toHour) },
    caps: [{ channel: "any", count: offer.cap.count, window: { kind: "rolling", days: offer.cap.days } }],
    pools: callsPerDay === null ? [] : [{ id: "calls", perDay: callsPerDay, from: "09:00", to: "17:00" }],
    budget: budget === null ? null : { total: budget },
  };
}

/** The peers' journey as a document: 6 + 6 x copies nodes. */
export function offerJourney(choice: OfferChoice): Journey {
  const message = (id: string, of: keyof typeof offer.messages) =>
    messageNode(id, offer.messages[of], choice.model === "neutral", of === "call" && choice.callsPerDay !== null ? "calls" : null);
  const loops = Array.from({ length: choice.copies }, (_, copy) => loop(copy, choice, message));
  const join = { field: "joins", time: twoDigits(offer.joinHour) };
  const listen = { event: "opened", from: "welcome", timeoutHours: offer.listenHours };
  const nodes: TestNode[] = [
    { id: "in", kind: "audience", stage: "awareness", config: { segment: { all: [] }, at: "2026-03-02T00:00" } },
    { id: "join", kind: "wait", config: { until: join } },
    message("welcome", "welcome"),
    { id: "listen", kind: "wait-for-event", config: listen },
    { id: "tier", kind: "split", config: { branches: [{ id: "basic", segment: { field: "tier", op: "=", value: "basic" } }] } },
    message("reminder", "reminder"),
    ...loops.flatMap((one) => one.nodes),
  ];
  const edges = [
    ...["in -> join", "join -> welcome", "welcome -> listen", "listen:event -> share", "listen:timeout -> tier"],
    ...["tier:basic -> share", "tier:else -> reminder", "reminder -> share"],
    ...loops.flatMap((one) => one.edges),
  ];
  return testJourney(nodes, edges, { id: "jny_offer", name: "Offers for ten weeks", settings: settingsOf(choice) });
}
