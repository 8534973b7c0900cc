import { SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import type { RawCell } from "../columns/from-cells.ts";
import { sampleAsOf, sampleEvents } from "./fields.ts";
import { asOfDay, type Household } from "./household.ts";
import { type Town, towns } from "./places.ts";
import type { Random } from "./random.ts";
import type { Services } from "./services.ts";

/** Something that happened to one subscriber. `at` is seconds since 1970-01-01T00:00Z. */
export interface SampleEvent {
  event: string;
  person: number;
  at: number;
  attributes: Record<string, RawCell>;
}

export interface Incident {
  at: number;
  minutes: number;
  cause: string;
  /** Share of the town that it reached. */
  share: number;
}

const DAYS = 365;
const firstDay = asOfDay - DAYS;
/** Local daytime in UTC, roughly: both zones lie six or seven hours behind. */
const instant = (day: number, hour: number, draw: Random) =>
  Math.min(sampleAsOf - 1, day * SECONDS_PER_DAY + Math.floor((hour + 6.5) * 3600) + draw.whole(0, 3599));

const textOf = (event: string, attribute: string): readonly string[] => {
  const values = sampleEvents[event]?.[attribute];
  return Array.isArray(values) ? values : [];
};

/** The year's outages of each town. */
export function incidents(draw: Random): Map<Town, Incident[]> {
  return new Map(
    towns.map((town) => [
      town,
      Array.from({ length: draw.poisson(town.outages) }, () => ({
        at: instant(draw.whole(firstDay, asOfDay - 1), draw.whole(0, 17), draw),
        minutes: Math.max(4, Math.round(draw.skewed(48, 0.9))),
        cause: draw.pick(textOf("outage", "cause")),
        share: 0.05 + 0.5 * draw.next(),
      })),
    ]),
  );
}

/** Usage of a month against the typical: winter evenings count, and seasonal homes stand empty outside summer. */
function season(home: Household, day: number): number {
  const month = Math.floor((((day - firstDay) / DAYS) * 12 + 2) % 12);
  if (home.seasonal) return month >= 5 && month <= 8 ? 2.4 : 0.25;
  return 1 + 0.14 * Math.cos(((month - 0.5) / 6) * Math.PI);
}

/** A year of one subscriber, and the usage of the last month in gigabytes. */
export function history(
  home: Household,
  has: Services,
  outages: readonly Incident[],
  draw: Random,
): { events: SampleEvent[]; lastUsage: number } {
  const events: SampleEvent[] = [];
  const since = home.serviceStart;
  const add = (event: string, at: number, attributes: Record<string, RawCell>) => {
    if (at >= since * SECONDS_PER_DAY) events.push({ event, person: home.number, at, attributes });
  };
  const anyDay = () => draw.whole(Math.max(firstDay, since), asOfDay - 1);
  const dueDay = draw.whole(1, 24);
  let lastUsage = 0;
  let hits = 0;
  for (let month = 0; month < 12; month++) {
    const start = firstDay + Math.round((month * DAYS) / 12);
    const usage = Math.round(has.usage * season(home, start + 15) * draw.skewed(1, 0.16) * 10) / 10;
    lastUsage = usage;
    if (has.limit !== null && usage > has.limit) {
      const reached = Math.max(4, Math.floor((30 * has.limit) / usage));
      const times = 1 + Math.min(3, draw.poisson(Math.min(2, usage / has.limit - 1) * 1.6));
      for (let i = 0; i < times; i++) {
        hits++;
        const gigabytes = Math.round(has.limit + ((usage - has.limit) * i) / times);
        add("limit_hit", instant(start + draw.whole(Math.min(reached, 29), 29), draw.whole(17, 22), draw), {
          usage_gb: gigabytes,
          limit_gb: has.limit,
        });
      }
    }
    const late = draw.chance(has.payment === "Autopay" ? 0.01 : has.payment === "Online" ? 0.07 : 0.15);
    add("bill_paid", instant(start + dueDay + (late ? draw.whole(3, 5) : 0), has.payment === "Autopay" ? 3 : draw.whole(8, 20), draw), {
      amount: has.arpu,
      late,
    });
  }
  const disturbed = outages.filter((incident) => draw.chance(incident.share));
  for (const { at, minutes, cause } of disturbed) add("outage", at, { minutes, cause });
  const router = has.gateway === "Own router";
  const callRate = 0.35 + 0.12 * disturbed.length + 0.1 * Math.min(6, hits) + (router ? 0.35 : 0) + (home.tenureMonths < 6 ? 0.8 : 0);
  for (let calls = draw.poisson(callRate); calls > 0; calls--) {
    const topic = draw.weighted([
      ["Slow speed", 2 + Math.min(6, hits)],
      ["Wi-Fi coverage", router ? 4 : 1],
      ["Billing", 2],
      ["Outage", 1 + disturbed.length],
      ["Set-up help", home.tenureMonths < 6 ? 6 : 1],
    ]);
    add("support_call", instant(anyDay(), draw.whole(8, 16), draw), {
      topic,
      minutes: Math.max(2, Math.round(draw.skewed(8, 0.6))),
      resolved: draw.chance(0.86),
    });
  }
  for (let tests = draw.poisson(home.persona === "Gamer" ? 4 : 1.1); tests > 0; tests--) {
    const share = (has.connection === "Fibre" ? 0.93 : 0.68) * (router ? 0.78 : 1) * Math.min(1.05, Math.max(0.2, draw.normal(0.95, 0.1)));
    const down = Math.round(has.mbps * share * 10) / 10;
    add("speed_test", instant(anyDay(), draw.whole(7, 22), draw), {
      download_mbps: down,
      upload_mbps: Math.round(down * (has.connection === "Fibre" ? 0.9 : 0.15) * 10) / 10,
    });
  }
  if (has.app) {
    const platform = draw.pick(["iOS", "Android"]);
    for (let logins = draw.poisson(home.children ? 15 : 9); logins > 0; logins--) {
      add("app_login", instant(anyDay(), draw.whole(7, 22), draw), { platform: draw.chance(0.9) ? platform : "Web" });
    }
  }
  if (draw.chance(0.03 + (hits > 0 ? 0.04 : 0) + (has.managedWifi ? 0.02 : 0))) {
    const offer =
      hits > 0
        ? "Tier upgrade"
        : has.parental
          ? "Parental controls"
          : has.security
            ? "Network security"
            : has.managedWifi
              ? "Managed Wi-Fi"
              : "Tier upgrade";
    add("converted", instant(anyDay(), draw.whole(9, 20), draw), { offer, channel: has.preferred });
  }
  return { events, lastUsage };
}
