import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataFile, dataIsHere, dataNote } from "../../../test/support/data.ts";
import { bgNbdLogLikelihood, expectedPurchases, fitBgNbd, probabilityAlive } from "./bg-nbd.ts";
import { compress } from "./customers.ts";
import { expectedSpend, fitGammaGamma } from "./gamma-gamma.ts";
import { fitShiftedBetaGeometric, hazard, renewalsOfCohort, residualPeriods, survival } from "./shifted-beta-geometric.ts";

describe.skipIf(!dataIsHere)(`CDNOW${dataNote}`, () => {
  const rows = dataIsHere
    ? readFileSync(dataFile("transactions/cdnow_lifetimes/cdnow_customers_summary_with_transactions.csv"), "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",").map(Number))
    : [];
  const column = (at: number) => rows.map((row) => row[at] ?? 0);
  const histories = { x: column(1), tx: column(2), T: column(3) };

  it("has the published BG/NBD parameters and prediction (acceptance 21)", () => {
    const weighted = compress(histories);
    const { model, logLikelihood, converged } = fitBgNbd(weighted);
    expect(converged).toBe(true);
    expect(model.r).toBeCloseTo(0.243, 3);
    expect(model.alpha).toBeCloseTo(4.414, 2);
    expect(model.a).toBeCloseTo(0.793, 2);
    expect(model.b).toBeCloseTo(2.426, 2);
    // Fader, Hardie and Lee 2005 print -9582.4.
    expect(logLikelihood).toBeCloseTo(-9582.4, 1);
    expect(expectedPurchases(model, 2, 30.43, 38.86, 39)).toBeCloseTo(1.226, 3);
    expect(bgNbdLogLikelihood(model, weighted)).toBeCloseTo(logLikelihood, 6);
  });

  it("has the published Gamma-Gamma parameters (acceptance 21)", () => {
    const { model, converged } = fitGammaGamma({ x: column(1), mean: column(4) });
    expect(converged).toBe(true);
    expect(model.p).toBeCloseTo(6.25, 2);
    expect(model.q).toBeCloseTo(3.74, 2);
    expect(model.v).toBeCloseTo(15.44, 1);
    // Without purchases the mean over customers, p v / (q - 1).
    expect(expectedSpend(model, 0, 0)).toBeCloseTo((model.p * model.v) / (model.q - 1), 10);
  });

  it("does not depend on the unit of time", () => {
    const days = compress({ x: histories.x, tx: histories.tx.map((t) => t * 7), T: histories.T.map((t) => t * 7) });
    const { model } = fitBgNbd(days);
    expect(model.r).toBeCloseTo(0.243, 3);
    expect(model.alpha / 7).toBeCloseTo(4.414, 2);
  });
});

describe("BG/NBD", () => {
  const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

  it("counts a customer without repeat purchases as alive, and one long silent as gone", () => {
    expect(probabilityAlive(model, 0, 0, 40)).toBe(1);
    expect(probabilityAlive(model, 30, 10, 200)).toBeLessThan(1e-6);
  });

  it("expects the more purchases the longer ahead, and the sum over two spans in one", () => {
    const ahead = (t: number) => expectedPurchases(model, 5, 30, 40, t);
    expect(ahead(0)).toBeCloseTo(0, 12);
    expect(ahead(10)).toBeLessThan(ahead(20));
    expect(ahead(1e5)).toBeGreaterThan(ahead(1e4));
    expect(Number.isFinite(ahead(1e5))).toBe(true);
  });

  it("does not settle where nobody bought twice, nor does the spend", () => {
    const x = new Array<number>(50).fill(0);
    expect(fitBgNbd(compress({ x, tx: x, T: x.map((_, at) => 10 + at) })).converged).toBe(false);
    expect(fitGammaGamma({ x, mean: x }).converged).toBe(false);
  });

  it("does not settle at the bound of the search: with spends all alike", () => {
    const x = new Array<number>(50).fill(2);
    expect(fitGammaGamma({ x, mean: x.map(() => 20) }).converged).toBe(false);
  });

  it("passes smoothly through a = 1", () => {
    const at = (a: number) => expectedPurchases({ ...model, a }, 3, 20, 40, 39);
    expect(at(1)).toBeCloseTo((at(0.999) + at(1.001)) / 2, 4);
  });
});

describe("shifted-beta-geometric", () => {
  it("has the published parameters and projection (acceptance 22)", () => {
    const { model, converged } = fitShiftedBetaGeometric(renewalsOfCohort([1000, 631, 468, 382, 326]));
    expect(converged).toBe(true);
    expect(model.alpha).toBeCloseTo(0.764, 3);
    expect(model.beta).toBeCloseTo(1.296, 3);
    expect([5, 6, 7].map((n) => Number((1000 * survival(model, n)).toFixed(1)))).toEqual([284.5, 253.7, 229.6]);
  });

  it("finds the same where early losses are not seen, by what is given", () => {
    const model = { alpha: 0.764, beta: 1.296 };
    // A very large cohort of which nothing is known before the third renewal: who was lost until then is not in the data.
    const many = 1e7;
    const alive = Array.from({ length: 12 }, (_, n) => many * survival(model, n));
    const lost = alive.slice(1).map((left, n) => (n < 3 ? 0 : (alive[n] ?? 0) - left));
    const staying = alive.map((left, n) => (n === 11 ? left : 0));
    const entered = [0, 0, 0, alive[3] ?? 0];
    const blind = fitShiftedBetaGeometric({ lost, staying });
    const found = fitShiftedBetaGeometric({ lost, staying, entered });
    // Beyond the third renewal only beta + n can be told, and is told right.
    for (const n of [3, 6, 10]) expect(hazard(found.model, n)).toBeCloseTo(hazard(model, n), 4);
    expect(hazard(blind.model, 3)).not.toBeCloseTo(hazard(model, 3), 2);
  });

  it("has survival as the product of what each renewal leaves", () => {
    const model = { alpha: 0.764, beta: 1.296 };
    let left = 1;
    for (let n = 0; n < 12; n++) {
      expect(survival(model, n)).toBeCloseTo(left, 12);
      left *= 1 - hazard(model, n);
    }
    const sum = [1, 2, 3].reduce((total, t) => total + survival(model, 2 + t) / survival(model, 2) / 1.01 ** t, 0);
    expect(residualPeriods(model, 2, 3, 0.01)).toBeCloseTo(sum, 12);
  });

  it("has the discounted expected residual lifetime of Fader and Hardie 2010, one period later", () => {
    // (b + n) / (a + b + n) 2F1(1, b + n + 1; a + b + n + 1; 1 / 1.1) by mpmath 1.3, after 0, 1 and 4 renewals.
    const model = { alpha: 3.8, beta: 15.19 };
    const published = [
      [0, 3.308376804968023],
      [1, 3.449617055890522],
      [4, 3.840904268448485],
    ] as const;
    for (const [renewals, derl] of published) expect(1.1 * residualPeriods(model, renewals, 2000, 0.1)).toBeCloseTo(derl, 12);
  });
});
