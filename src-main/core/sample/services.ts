import { sampleValues } from "./fields.ts";
import { asOfDay, type Household, monthsBefore, type Persona } from "./household.ts";
import type { Random } from "./random.ts";

export type Tier = (typeof sampleValues.tier)[number];
export type Channel = (typeof sampleValues.preferred_channel)[number];

/** What a household has from the cooperative and what it agreed to. */
export interface Services {
  connection: "Fibre" | "Fixed wireless";
  tier: Tier;
  mbps: number;
  /** Gigabytes a month; null without a limit. */
  limit: number | null;
  gateway: (typeof sampleValues.gateway)[number];
  mesh: number;
  managedWifi: boolean;
  app: boolean;
  cameras: number;
  parental: boolean;
  security: boolean;
  homePhone: boolean;
  electric: boolean;
  /** Typical gigabytes a month. */
  usage: number;
  arpu: number;
  /** Days since 1970; null without a contract. */
  contractEnd: number | null;
  payment: (typeof sampleValues.bill_payment)[number];
  paperless: boolean;
  preferred: Channel;
  interest: string | null;
  consent: Record<Channel, boolean>;
  suppressed: boolean;
}

/** Price, speed and monthly limit of each tier. */
const tiers: Record<Tier, { mbps: number; limit: number | null; price: number }> = {
  "50 Mbps": { mbps: 50, limit: 400, price: 49.95 },
  "100 Mbps": { mbps: 100, limit: 700, price: 59.95 },
  "250 Mbps": { mbps: 250, limit: 1200, price: 74.95 },
  "500 Mbps": { mbps: 500, limit: 2000, price: 89.95 },
  "1 Gig": { mbps: 1000, limit: null, price: 109.95 },
};

/** Weights of the five tiers, and median gigabytes a month. */
const habits: Record<Persona, { tiers: readonly [number, number, number, number, number]; usage: number }> = {
  Streamer: { tiers: [8, 30, 36, 18, 8], usage: 640 },
  Gamer: { tiers: [4, 22, 38, 23, 13], usage: 760 },
  "Works from home": { tiers: [6, 26, 36, 20, 12], usage: 480 },
  Family: { tiers: [8, 32, 36, 17, 7], usage: 590 },
  Visitor: { tiers: [48, 36, 13, 3, 0], usage: 95 },
  "Light user": { tiers: [52, 37, 9, 2, 0], usage: 130 },
};

const interests: Record<Persona, readonly string[]> = {
  Streamer: ["Faster internet", "Better Wi-Fi", "Saving money"],
  Gamer: ["Faster internet", "Faster internet", "Better Wi-Fi"],
  "Works from home": ["Better Wi-Fi", "Faster internet", "Home security"],
  Family: ["Family safety", "Better Wi-Fi", "Saving money"],
  Visitor: ["Home security", "Saving money"],
  "Light user": ["Saving money", "Home security"],
};

export function services(home: Household, draw: Random): Services {
  const { persona, town, age } = home;
  const years = age ?? 50;
  const habit = habits[persona];
  const connection = draw.chance(town.area === "East" ? 0.86 : 0.62) ? "Fibre" : "Fixed wireless";
  const drawn = draw.weighted(sampleValues.tier.map((name, at) => [name, habit.tiers[at] ?? 0] as const));
  const tier: Tier = connection === "Fixed wireless" && (drawn === "1 Gig" || drawn === "500 Mbps") ? "250 Mbps" : drawn;
  const { mbps, limit, price } = tiers[tier];
  const gateway = draw.weighted([
    ["Own router", 42 - mbps / 40],
    ["Standard gateway", 40],
    ["Wi-Fi 6 gateway", 14 + mbps / 18],
  ] as const);
  const managedWifi = gateway !== "Own router" && draw.chance(gateway === "Wi-Fi 6 gateway" ? 0.62 : 0.3);
  const app = draw.chance((managedWifi ? 0.66 : 0.16) * (years > 65 ? 0.55 : 1));
  const cameras = draw.chance(persona === "Visitor" ? 0.24 : 0.08) ? draw.whole(1, 4) : 0;
  const parental = app && home.children && draw.chance(0.34);
  const security = managedWifi && draw.chance(0.4);
  const mesh = managedWifi && home.size > 2 && draw.chance(0.5) ? draw.whole(1, 2) : 0;
  const homePhone = draw.chance(years > 60 ? 0.55 : 0.14);
  const extras = (managedWifi ? 9.95 : 0) + mesh * 4.95 + cameras * 5.95 + (security ? 4.95 : 0) + (homePhone ? 19.95 : 0);
  const preferred = draw.weighted<Channel>([
    ["email", 58],
    ["sms", years < 45 ? 40 : 18],
    ["call", years > 60 ? 30 : 6],
  ]);
  const agreed = (likely: number, channel: Channel) => draw.chance(channel === preferred ? Math.min(0.97, likely + 0.25) : likely);
  const wantsLess = draw.chance(0.018);
  return {
    connection,
    tier,
    mbps,
    limit,
    gateway,
    mesh,
    managedWifi,
    app,
    cameras,
    parental,
    security,
    homePhone,
    electric: draw.chance(0.71),
    usage: draw.skewed(habit.usage * (0.75 + mbps / 700), 0.5),
    arpu: Math.round((price + extras) * (home.account === "Business" ? 1.6 : 1) * 100) / 100,
    contractEnd: draw.chance(0.57) ? monthsBefore(asOfDay, draw.whole(-24, 2)) + draw.whole(0, 27) : null,
    payment: draw.weighted([
      ["Autopay", years > 65 ? 35 : 60],
      ["Online", years > 65 ? 20 : 28],
      ["By mail", years > 65 ? 45 : 12],
    ] as const),
    paperless: draw.chance(years > 65 ? 0.35 : 0.72),
    preferred,
    interest: draw.chance(0.46) ? draw.pick(interests[persona]) : null,
    consent: { email: agreed(0.72, "email"), sms: agreed(0.44, "sms"), call: agreed(0.38, "call") },
    suppressed: wantsLess,
  };
}
