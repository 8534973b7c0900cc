import { expect, it } from "vitest";
import type { PoolResult } from "../model/results.ts";
import { meanQueue, meanWait, type Queue, servedWithin, utilisation, waitProbability } from "../statistics/erlang.ts";
import { runHere } from "./local.ts";
import { plainBase } from "./testing/base.ts";
import { neutral, testInput, testJourney } from "./testing/run.ts";

/**
 * A pool of servers as a queue of calls: each subscriber's event enters at a constant rate, so that arrivals of many subscribers are a
 * Poisson process, and each call keeps a server for an exponential time. Runs begin empty. A queue forgets that within some
 * 1 / (sqrt(c / s) - sqrt(A / s))² seconds (10 minutes, 17 minutes and 3 hours here), a few thousandths of a run, which is far below
 * the standard error, so nothing is cut off at the start.
 */
const everyDay = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const RUNS = 16;

interface Shop extends Queue {
  /** So many that hardly anyone calls again while waiting. */
  people: number;
  days: number;
}

function desk({ load, servers, service, people, days }: Shop, seed: number): PoolResult {
  const perMonth = ((load / service) * 30 * 86_400) / people;
  const nodes = [
    { id: "in", kind: "event-entry", config: { event: "rings", segment: { all: [] } } },
    { id: "ring", kind: "call", config: { pool: "desk", response: { optedOut: 0, complained: 0 } } },
  ];
  const settings = {
    reentry: { limit: 1_000_000, gapDays: 0 },
    pools: [{ id: "desk", servers, handlingSeconds: service, days: everyDay, patienceDays: days }],
    model: { ...neutral, events: { rings: { perMonth } } },
  };
  const found = runHere(
    testInput(testJourney(nodes, ["in -> ring"], { goal: null, settings }), plainBase(people), { seed, horizonDays: days }),
  ).pools?.desk;
  if (!found) throw new Error("no pool");
  return found;
}

/** Mean over independent runs, within 4 of its standard errors of what is expected; the error itself at most `precision` of it. */
function expectMean(what: string, values: readonly number[], expected: number, precision: number): void {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n);
  expect(Math.abs(mean - expected), `${what}: ${mean}, expected ${expected} ± ${4 * error}`).toBeLessThanOrEqual(4 * error);
  expect(error, `${what}: too few runs to tell`).toBeLessThan(precision * expected);
}

const within = ({ servedWithin: shares }: PoolResult, seconds: number): number =>
  shares.find((share) => share.seconds === seconds)?.share ?? Number.NaN;
const runs = (shop: Shop): PoolResult[] => Array.from({ length: RUNS }, (_, run) => desk(shop, run + 1));

it.each<Shop & { seconds: number }>([
  { load: 10, servers: 14, service: 180, seconds: 20, people: 20_000, days: 6 },
  { load: 48, servers: 55, service: 240, seconds: 15, people: 40_000, days: 2 },
  { load: 3, servers: 4, service: 600, seconds: 300, people: 10_000, days: 20 },
])("acceptance 16: $load erlangs on $servers servers of $service s", (shop) => {
  const found = runs(shop);
  expectMean(
    "share that waits",
    found.map(({ served, servedAtOnce }) => 1 - servedAtOnce / served),
    waitProbability(shop),
    0.03,
  );
  expectMean(
    "mean wait",
    found.map(({ meanWaitSeconds }) => meanWaitSeconds),
    meanWait(shop),
    0.06,
  );
  expectMean(
    "served in time",
    found.map((pool) => within(pool, shop.seconds)),
    servedWithin(shop, shop.seconds),
    0.01,
  );
  const arrivals = (shop.load / shop.service) * 86_400 * shop.days;
  expectMean(
    "arrivals",
    found.map(({ asked }) => asked),
    arrivals,
    0.01,
  );
});

it("acceptance 16: one server that is busy 80 % of the time has a queue of 3.2, at midnights and by Little's law", () => {
  const shop: Shop = { load: 0.8, servers: 1, service: 120, people: 40_000, days: 40 };
  const found = runs(shop);
  const arrivalRate = (pool: PoolResult) => pool.asked / (shop.days * 86_400);
  expectMean(
    "queue by Little's law",
    found.map((pool) => arrivalRate(pool) * pool.meanWaitSeconds),
    3.2,
    0.05,
  );
  const midnights = found.map(({ days }) => days.reduce((sum, { queue }) => sum + queue, 0) / days.length);
  expectMean("queue at midnights", midnights, meanQueue(shop), 0.1);
  // Arrivals by chance see the server as it is on average: they wait as often as it is busy.
  expectMean(
    "share that waits",
    found.map(({ served, servedAtOnce }) => 1 - servedAtOnce / served),
    utilisation(shop),
    0.01,
  );
});

it("servers that are always busy serve as many as their time allows", () => {
  const shop: Shop = { load: 12, servers: 4, service: 300, people: 20_000, days: 1 };
  expectMean(
    "served",
    runs(shop).map(({ served }) => served),
    (4 * 86_400) / 300,
    0.02,
  );
});
