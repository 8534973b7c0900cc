/** What one message of the peers' journey does: probabilities per message sent, then per engaged one. */
export interface OfferMessage {
  channel: "email" | "sms" | "call";
  /** Opened, clicked or answered: the response that the journey looks at. */
  engaged: number;
  /** Mean of an exponential delay; 0 for at once. */
  meanHours: number;
  /** Of those engaged, in the same second. */
  converted: number;
  /** In the workspace's currency, per message sent. */
  cost: number;
}

/**
 * The journey that every engine of the comparison runs, as numbers: ours makes its document of them, the peers read them as they are.
 * Everyone enters on Monday 2 March 2026 at 00:00 UTC, waits for a day of their own among the first thirty, gets a welcome, for which
 * the journey waits up to three days, perhaps a reminder, and then an offer every Tuesday and Thursday until ten weeks are over.
 */
export const offer = {
  /** 1970-01-01 to the start, a Monday. */
  startDay: 20514,
  joinDays: 30,
  joinHour: 9,
  listenHours: 72,
  /** From entry; whoever would wait for longer leaves then. */
  durationDays: 70,
  /** No message from the one hour to the other; held until it is over. */
  quiet: { fromHour: 21, toHour: 8 },
  cap: { count: 3, days: 14 },
  restHours: 24,
  /** 0 Monday to 6 Sunday. */
  offerWeekdays: [1, 3],
  offerHour: 10,
  /** Of each round, in percent. */
  shares: { mail: 50, text: 49.7, call: 0.3 },
  messages: {
    welcome: { channel: "email", engaged: 0.28, meanHours: 6, converted: 0.03, cost: 0.002 },
    reminder: { channel: "sms", engaged: 0.35, meanHours: 0.5, converted: 0.03, cost: 0.015 },
    mail: { channel: "email", engaged: 0.24, meanHours: 6, converted: 0.03, cost: 0.002 },
    text: { channel: "sms", engaged: 0.3, meanHours: 0.5, converted: 0.025, cost: 0.015 },
    call: { channel: "call", engaged: 0.55, meanHours: 0, converted: 0.12, cost: 4 },
  },
} as const;

export type OfferMessageId = keyof typeof offer.messages;
export const offerMessages = Object.keys(offer.messages) as OfferMessageId[];

/** The nodes of the journey in their order: one copy of the loop. */
export const offerNodes = [
  ...["in", "join", "welcome", "listen", "tier", "reminder"],
  ...["share", "mail", "text", "call", "rest", "window"],
] as const;

export const tiers = ["basic", "plus", "pro", "max"] as const;

/** Tier of the subscriber in a row: 40, 30, 20 and 10 % of them. Rows 6,000 apart are alike, and every combination is met. */
export const tierOf = (row: number): number => [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][row % 10] as number;
/** Whether the subscriber takes text messages: 35 %. */
export const takesTexts = (row: number): boolean => Math.floor(row / 10) % 20 < 7;
/** Day of the run on which the subscriber's journey begins. */
export const joinDayOf = (row: number): number => Math.floor(row / 200) % offer.joinDays;
