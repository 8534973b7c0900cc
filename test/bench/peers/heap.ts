import { joinDayOf, type OfferMessageId, offer, takesTexts, tierOf } from "../offer/numbers.ts";
import { afterQuietHours, DAY, delaySeconds, HOUR, nextOffer } from "./clock.ts";
import { type Counts, Tally } from "./tally.ts";

interface Happening {
  time: number;
  order: number;
  act: () => void;
}

/** What happens next comes first: a binary heap of objects, by time and then in the order of their making. */
class Heap {
  readonly #items: Happening[] = [];
  #made = 0;

  #before(a: Happening, b: Happening): boolean {
    return a.time < b.time || (a.time === b.time && a.order < b.order);
  }

  push(time: number, act: () => void): void {
    const item = { time, order: this.#made++, act };
    let at = this.#items.length;
    this.#items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#before(this.#items[parent] as Happening, item)) break;
      this.#items[at] = this.#items[parent] as Happening;
      at = parent;
    }
    this.#items[at] = item;
  }

  pop(): Happening | undefined {
    const first = this.#items[0];
    const item = this.#items.pop();
    const count = this.#items.length;
    if (!item || count === 0) return first;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && this.#before(this.#items[child + 1] as Happening, this.#items[child] as Happening)) child++;
      if (this.#before(item, this.#items[child] as Happening)) break;
      this.#items[at] = this.#items[child] as Happening;
      at = child;
    }
    this.#items[at] = item;
    return first;
  }
}

interface Subscriber {
  tier: number;
  texts: boolean;
  /** Times of the messages sent, for the cap. */
  sends: number[];
  ended: boolean;
  /** Ends of waits that a response made void do nothing. */
  listening: object | null;
  welcomeOpened: boolean;
}

/** The obvious design: an object for each subscriber, a closure for each happening, one heap for all, numbers from `random`. */
export function runHeap(subscribers: number, days: number, random: () => number = Math.random): Counts {
  const heap = new Heap();
  const tally = new Tally();
  const limit = offer.durationDays * DAY;
  let now = 0;

  const enter = (node: string) => tally.enter(node, Math.floor(now / DAY));

  /** Goes on at a time, or leaves at the journey's limit if that comes first. */
  const rest = (subscriber: Subscriber, until: number, then: () => void) => {
    const end = () => {
      if (subscriber.ended) return;
      if (until <= limit) return then();
      subscriber.ended = true;
      tally.add("left at the limit");
    };
    heap.push(Math.max(now, Math.min(until, limit)), end);
  };

  const respond = (subscriber: Subscriber, id: OfferMessageId, converts: boolean) => {
    tally.add(`engaged ${id}`);
    if (converts) tally.add(`converted ${id}`);
    if (subscriber.ended) return;
    if (converts) {
      subscriber.ended = true;
      tally.add("left by goal");
    } else if (id === "welcome") {
      subscriber.welcomeOpened = true;
      if (subscriber.listening) {
        subscriber.listening = null;
        share(subscriber);
      }
    }
  };

  const dispatch = (subscriber: Subscriber, id: OfferMessageId, then: () => void) => {
    if (subscriber.ended) return;
    subscriber.sends = subscriber.sends.filter((time) => time > now - offer.cap.days * DAY);
    if (subscriber.sends.length >= offer.cap.count) {
      tally.add(`over the cap ${id}`);
      return then();
    }
    subscriber.sends.push(now);
    tally.add(`sent ${id}`);
    const message = offer.messages[id];
    if (random() < message.engaged) {
      const delay = delaySeconds(message.meanHours, random);
      const converts = random() < message.converted;
      if (delay === 0) respond(subscriber, id, converts);
      else heap.push(now + delay, () => respond(subscriber, id, converts));
    }
    if (!subscriber.ended) then();
  };

  const message = (subscriber: Subscriber, id: OfferMessageId, then: () => void) => {
    enter(id);
    if (offer.messages[id].channel === "sms" && !subscriber.texts) {
      tally.add(`no consent ${id}`);
      return then();
    }
    const from = afterQuietHours(now);
    if (from === now) dispatch(subscriber, id, then);
    else heap.push(from, () => dispatch(subscriber, id, then));
  };

  const share = (subscriber: Subscriber): void => {
    enter("share");
    const percent = random() * 100;
    const { mail, text } = offer.shares;
    const id = percent < mail ? "mail" : percent < mail + text ? "text" : "call";
    message(subscriber, id, () => {
      enter("rest");
      rest(subscriber, now + offer.restHours * HOUR, () => {
        enter("window");
        rest(subscriber, nextOffer(now), () => share(subscriber));
      });
    });
  };

  const tier = (subscriber: Subscriber) => {
    enter("tier");
    if (subscriber.tier === 0) share(subscriber);
    else message(subscriber, "reminder", () => share(subscriber));
  };

  const listen = (subscriber: Subscriber) => {
    enter("listen");
    if (subscriber.welcomeOpened) return share(subscriber);
    const listening = {};
    subscriber.listening = listening;
    rest(subscriber, now + offer.listenHours * HOUR, () => {
      if (subscriber.listening !== listening) return;
      subscriber.listening = null;
      tier(subscriber);
    });
  };

  for (let row = 0; row < subscribers; row++) {
    const subscriber = { tier: tierOf(row), texts: takesTexts(row), sends: [], ended: false, listening: null, welcomeOpened: false };
    heap.push(0, () => {
      enter("in");
      enter("join");
      rest(subscriber, joinDayOf(row) * DAY + offer.joinHour * HOUR, () => message(subscriber, "welcome", () => listen(subscriber)));
    });
  }
  for (let next = heap.pop(); next && next.time < days * DAY; next = heap.pop()) {
    now = next.time;
    next.act();
  }
  return tally.counts();
}
