import { expect, it } from "vitest";
import { lossProbability, meanQueue, meanWait, servedWithin, utilisation, waitProbability } from "./erlang.ts";

it("acceptance 16: the published values of Erlang's formulas", () => {
  const small = { load: 10, servers: 14, service: 180 };
  expect(waitProbability(small)).toBeCloseTo(0.1741, 4);
  expect(meanWait(small)).toBeCloseTo(7.84, 2);
  expect(servedWithin(small, 20)).toBeCloseTo(0.8884, 4);
  const large = { load: (360 / 1800) * 240, servers: 55, service: 240 };
  expect(waitProbability(large)).toBeCloseTo(0.2387, 4);
  expect(meanWait(large)).toBeCloseTo(8.18, 2);
  expect(servedWithin(large, 15)).toBeCloseTo(0.8459, 4);
  expect(meanQueue({ load: 0.8, servers: 1, service: 60 })).toBeCloseTo(3.2, 12);
});

it("one server: the share that waits is the load, the queue is load² / (1 - load)", () => {
  for (const load of [0.1, 0.5, 0.9]) {
    const queue = { load, servers: 1, service: 300 };
    expect(waitProbability(queue)).toBeCloseTo(load, 12);
    expect(utilisation(queue)).toBe(load);
    expect(meanQueue(queue)).toBeCloseTo(load ** 2 / (1 - load), 10);
    expect(servedWithin(queue, 0)).toBeCloseTo(1 - load, 12);
  }
});

/** Stationary probabilities of a birth-death chain, added up state by state up to a far one. */
function chain(load: number, servers: number): { waits: number; queue: number } {
  let weight = 1;
  const [sums, states] = [{ all: 1, waits: 0, queue: 0 }, 4000];
  if (servers === 0) throw new Error("no servers");
  for (let n = 1; n <= states; n++) {
    weight *= load / Math.min(n, servers);
    sums.all += weight;
    if (n >= servers) {
      sums.waits += weight;
      sums.queue += (n - servers) * weight;
    }
  }
  return { waits: sums.waits / sums.all, queue: sums.queue / sums.all };
}

it("agrees with the chain of states itself", () => {
  for (const [load, servers] of [
    [0.3, 1],
    [2.5, 3],
    [10, 14],
    [48, 55],
    [95, 100],
  ] as const) {
    const { waits, queue } = chain(load, servers);
    expect(waitProbability({ load, servers })).toBeCloseTo(waits, 9);
    expect(meanQueue({ load, servers, service: 77 })).toBeCloseTo(queue, 6);
  }
});

it("does not overflow with many servers, and knows loss without waiting", () => {
  expect(lossProbability({ load: 1, servers: 1 })).toBe(0.5);
  expect(lossProbability({ load: 5000, servers: 5200 })).toBeGreaterThan(0);
  expect(lossProbability({ load: 5000, servers: 5200 })).toBeLessThan(0.01);
  expect(waitProbability({ load: 0, servers: 2 })).toBe(0);
});

it("refuses a load that the servers cannot carry", () => {
  expect(() => waitProbability({ load: 14, servers: 14 })).toThrow(RangeError);
  expect(() => waitProbability({ load: Number.NaN, servers: 14 })).toThrow(RangeError);
});
