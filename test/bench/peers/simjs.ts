import { createRequire } from "node:module";
import { DAY } from "./clock.ts";
import { life } from "./life.ts";
import { type Counts, Tally } from "./tally.ts";

const require = createRequire(import.meta.url);

/** The part of sim.js 2.0.3 that is used; the package has no types, and puts itself on a browser's `window`. */
interface SimJs {
  Sim: new () => {
    addEntity(entity: new (...args: never[]) => object, name: string | null, ...args: unknown[]): void;
    simulate(until: number, maximumEvents: number): void;
  };
  Entity: new (
    ...args: never[]
  ) => {
    setTimer(seconds: number): { done(act: () => void, self: object): void };
  };
}

function load(): SimJs {
  const place = globalThis as { window?: unknown; Sim?: SimJs };
  place.window = globalThis;
  require("simjs");
  delete place.window;
  if (!place.Sim) throw new Error("sim.js did not put itself on the window that it was given.");
  return place.Sim;
}

/** Each subscriber is an entity of sim.js that sleeps on its timers. */
export function runSimJs(subscribers: number, days: number, random: () => number = Math.random): Counts {
  const simJs = load();
  const tally = new Tally();
  class Subscriber extends simJs.Entity {
    #life: Generator<number, void> | undefined;
    start(row: number): void {
      this.#life = life(row, days, tally, random);
      this.step();
    }
    step(): void {
      const next = this.#life?.next();
      if (next && !next.done) this.setTimer(next.value).done(this.step, this);
    }
  }
  const world = new simJs.Sim();
  for (let row = 0; row < subscribers; row++) world.addEntity(Subscriber, null, row);
  world.simulate(days * DAY - 1, Number.POSITIVE_INFINITY);
  return tally.counts();
}
