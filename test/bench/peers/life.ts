import { joinDayOf, type OfferMessageId, offer, takesTexts, tierOf } from "../offer/numbers.ts";
import { afterQuietHours, DAY, delaySeconds, HOUR, nextOffer } from "./clock.ts";
import type { Tally } from "./tally.ts";

const NEVER = Number.POSITIVE_INFINITY;

/**
 * One subscriber's way as a process, for libraries that have a clock and timers: yields how many seconds to sleep. Responses are
 * known at dispatch and no timers of their own, which spares the library work that the heap engine does.
 */
export function* life(row: number, days: number, tally: Tally, random: () => number): Generator<number, void> {
  const end = days * DAY;
  const limit = offer.durationDays * DAY;
  const hasTexts = takesTexts(row);
  let now = 0;
  let sends: number[] = [];
  let opened = NEVER;
  let converts = NEVER;

  const enter = (node: string) => tally.enter(node, Math.floor(now / DAY));

  /** Sleeps until a moment, or until the conversion that ends the journey; true when that came. */
  function* sleep(until: number): Generator<number, boolean> {
    const wake = Math.min(until, converts);
    yield wake - now;
    now = wake;
    if (converts > now) return false;
    tally.add("left by goal");
    return true;
  }

  /** As `sleep`, no longer than the journey lets anyone stay; true when the journey is over. */
  function* rest(until: number): Generator<number, boolean> {
    if (yield* sleep(Math.max(now, Math.min(until, limit)))) return true;
    if (until > limit) tally.add("left at the limit");
    return until > limit;
  }

  function dispatch(id: OfferMessageId): void {
    sends = sends.filter((time) => time > now - offer.cap.days * DAY);
    if (sends.length >= offer.cap.count) {
      tally.add(`over the cap ${id}`);
      return;
    }
    sends.push(now);
    tally.add(`sent ${id}`);
    const message = offer.messages[id];
    if (random() >= message.engaged) return;
    const time = now + delaySeconds(message.meanHours, random);
    const converted = random() < message.converted;
    if (time >= end) return;
    tally.add(`engaged ${id}`);
    if (id === "welcome") opened = time;
    if (!converted) return;
    tally.add(`converted ${id}`);
    converts = Math.min(converts, time);
  }

  /** True when the journey is over. */
  function* message(id: OfferMessageId): Generator<number, boolean> {
    enter(id);
    if (offer.messages[id].channel === "sms" && !hasTexts) {
      tally.add(`no consent ${id}`);
      return false;
    }
    const from = afterQuietHours(now);
    if (from > now && (yield* sleep(from))) return true;
    dispatch(id);
    if (converts > now) return false;
    tally.add("left by goal");
    return true;
  }

  enter("in");
  enter("join");
  if (yield* rest(joinDayOf(row) * DAY + offer.joinHour * HOUR)) return;
  if (yield* message("welcome")) return;
  enter("listen");
  const listens = now + offer.listenHours * HOUR;
  if (opened <= listens) {
    if (yield* rest(opened)) return;
  } else {
    if (yield* rest(listens)) return;
    enter("tier");
    if (tierOf(row) > 0 && (yield* message("reminder"))) return;
  }
  for (;;) {
    enter("share");
    const percent = random() * 100;
    const { mail, text } = offer.shares;
    if (yield* message(percent < mail ? "mail" : percent < mail + text ? "text" : "call")) return;
    enter("rest");
    if (yield* rest(now + offer.restHours * HOUR)) return;
    enter("window");
    if (yield* rest(nextOffer(now))) return;
  }
}
