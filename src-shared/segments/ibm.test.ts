import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { lintJourney } from "../lint/index.ts";
import { parseJourneyText } from "../nodes/parse.ts";
import { countParts } from "./count.ts";
import { evaluate } from "./evaluate.ts";
import { makeBase, type TestField } from "./test-base.ts";

/** The IBM sample telco base; read from beside the checkout, because its licence is not stated. */
const root = join(import.meta.dirname, "../..");
const path = join(root, "../shared/data/subscribers/ibm_telco_basic/WA_Fn-UseC_-Telco-Customer-Churn.csv");
const there = existsSync(path);
if (!there) console.warn(`skipped: the real base is not there (${path})`);

const numbers = ["tenure", "MonthlyCharges", "TotalCharges"];
const booleans = ["SeniorCitizen", "Partner", "Dependents", "Churn"];

function readBase() {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true });
  const fields = Object.keys(data[0] ?? {}).map((id): [string, TestField] => {
    const text = data.map((row) => (row[id] ?? "").trim() || null);
    if (numbers.includes(id)) return [id, { type: "number", cells: text.map((cell) => (cell === null ? null : Number(cell))) }];
    if (booleans.includes(id)) return [id, { type: "boolean", cells: text.map((cell) => cell === "Yes" || cell === "1") }];
    return [id, { type: "text", cells: text }];
  });
  return { data, base: makeBase(Object.fromEntries(fields)) };
}

const context = { asOf: 0, segments: () => undefined };

test.skipIf(!there)("counts the segment of new, monthly subscribers with high charges exactly", () => {
  const { data, base } = readBase();
  const journey = parseJourneyText(readFileSync(join(root, "test/fixtures/ibm-retention.journey.json"), "utf8"), "fixture");
  const segment = journey.nodes[0]?.config.segment as Parameters<typeof evaluate>[1];
  const tests: ((row: Record<string, string>) => boolean)[] = [
    ({ Contract }) => Contract === "Month-to-month",
    ({ tenure }) => Number(tenure) < 12,
    ({ MonthlyCharges }) => Number(MonthlyCharges) >= 70,
  ];
  const { count, parts } = countParts(base, segment, context);
  expect(base.rows).toBe(7043);
  expect(count).toBe(818);
  expect(count).toBe(data.filter((row) => tests.every((holds) => holds(row))).length);
  expect(parts.map(({ path, count: alone }) => ({ path, count: alone }))).toEqual(
    tests.map((holds, at) => ({ path: `all[${at}]`, count: data.filter(holds).length })),
  );
  expect(evaluate(base, { field: "TotalCharges", op: "is-missing" }, context).count()).toBe(11);
  expect(evaluate(base, { field: "Partner", op: "=", value: "Yes" }, context).count()).toBe(
    data.filter(({ Partner }) => Partner === "Yes").length,
  );
});

test.skipIf(!there)("lints the retention journey over it with nothing but the fields that the base lacks", () => {
  const journey = parseJourneyText(readFileSync(join(root, "test/fixtures/ibm-retention.journey.json"), "utf8"), "fixture");
  const { base } = readBase();
  expect(lintJourney(journey, { base, context }).map(({ id, node }) => `${id} ${node}`)).toEqual([
    "no-consent-field mail",
    "no-address-field mail",
    "no-consent-field text",
    "no-address-field text",
    "no-consent-field talk",
    "no-address-field talk",
  ]);
});
