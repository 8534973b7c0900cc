import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, it } from "vitest";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { countParts } from "../../../src-shared/segments/count.ts";
import { importText, textFile } from "../../../test/support/csv-import.ts";
import { dataFile, dataIsHere, dataNote } from "../../../test/support/data.ts";
import { testProject } from "../../../test/support/project.ts";
import { csvOfWorkbook } from "../../../test/support/xlsx-csv.ts";
import { loadBase } from "../columns/load-base.ts";
import { setField } from "../columns/set-field.ts";

const workbook = (name: string) => csvOfWorkbook(dataFile(`subscribers/ibm_telco_extended/Telco_customer_churn_${name}.xlsx`));
const parts = ["demographics", "location", "services", "status"] as const;

const is = (field: string, value: string | number | boolean): Segment => ({ field, op: "=", value });
const near = (lat: number, lon: number, km: number): [Segment, string] => [
  { near: { lat, lon, km } },
  // The law of cosines, where the application has the haversine formula.
  `6371.0088 * acos(least(1, sin(radians(${lat})) * sin(radians("Latitude"::DOUBLE)) + cos(radians(${lat})) * cos(radians("Latitude"::DOUBLE)) * cos(radians("Longitude"::DOUBLE - ${lon})))) <= ${km}`,
];

/** A rule, and the same in DuckDB's SQL over the cells as text. */
const rules: [Segment, string][] = [
  [is("Contract", "Month-to-Month"), `"Contract" = 'Month-to-Month'`],
  [{ field: "Contract", op: "!=", value: "Month-to-Month" }, `"Contract" <> 'Month-to-Month'`],
  [is("Offer", "None"), `"Offer" = 'None'`],
  [is("Internet Type", "None"), `"Internet Type" = 'None'`],
  [{ field: "Offer", op: "in", value: ["Offer A", "Offer E"] }, `"Offer" IN ('Offer A', 'Offer E')`],
  [{ field: "Internet Type", op: "not-in", value: ["Cable", "None"] }, `"Internet Type" NOT IN ('Cable', 'None')`],
  [{ field: "City", op: "starts-with", value: "san " }, `"City" ILIKE 'san %'`],
  [{ field: "City", op: "ends-with", value: "BEACH" }, `"City" ILIKE '%beach'`],
  [{ field: "Churn Reason", op: "contains", value: "competitor" }, `"Churn Reason" ILIKE '%competitor%'`],
  [{ field: "Churn Reason", op: "is-missing" }, `"Churn Reason" IS NULL`],
  [{ field: "Churn Reason", op: "is-present" }, `"Churn Reason" IS NOT NULL`],
  [{ field: "City", op: "matches", value: "^(Los|San) [A-D]" }, `regexp_matches("City", '^(Los|San) [A-D]')`],
  [
    { field: "Churn Reason", op: "matches", value: "(?i)price|extra .*charges" },
    `regexp_matches("Churn Reason", '(?i)price|extra .*charges')`,
  ],
  [{ field: "Age", op: "between", value: [30, 45] }, `"Age"::INT BETWEEN 30 AND 45`],
  [{ field: "Age", op: ">", value: 65 }, `"Age"::INT > 65`],
  [{ field: "Tenure in Months", op: "<=", value: 12 }, `"Tenure in Months"::INT <= 12`],
  [{ field: "Monthly Charge", op: ">=", value: 80.65 }, `"Monthly Charge"::DECIMAL(12,2) >= 80.65`],
  [{ field: "Monthly Charge", op: "<", value: 19.5 }, `"Monthly Charge"::DECIMAL(12,2) < 19.5`],
  [{ field: "Avg Monthly GB Download", op: "=", value: 0 }, `"Avg Monthly GB Download"::DOUBLE = 0`],
  [{ field: "CLTV", op: "in", value: [5433, 5302, 3179] }, `"CLTV"::INT IN (5433, 5302, 3179)`],
  [is("Married", true), `"Married" = 'Yes'`],
  [
    { all: [is("Senior Citizen", true), is("Streaming TV", true), is("Premium Tech Support", false)] },
    `"Senior Citizen" = 'Yes' AND "Streaming TV" = 'Yes' AND "Premium Tech Support" = 'No'`,
  ],
  [
    { any: [is("Customer Status", "Joined"), { field: "Satisfaction Score", op: ">=", value: 5 }] },
    `"Customer Status" = 'Joined' OR "Satisfaction Score"::INT >= 5`,
  ],
  [
    { none: [is("Churn Label", true), { all: [is("Unlimited Data", true), { field: "Total Extra Data Charges", op: "=", value: 0 }] }] },
    `NOT ("Churn Label" = 'Yes' OR ("Unlimited Data" = 'Yes' AND "Total Extra Data Charges"::DOUBLE = 0))`,
  ],
  [
    { all: [{ any: [is("Payment Method", "Mailed Check"), is("Paperless Billing", false)] }, { none: [is("Contract", "Two Year")] }] },
    `("Payment Method" = 'Mailed Check' OR "Paperless Billing" = 'No') AND "Contract" <> 'Two Year'`,
  ],
  near(34.0522, -118.2437, 25),
  near(37.7749, -122.4194, 5),
  near(32.7157, -117.1611, 60),
];

describe.skipIf(!dataIsHere)(`segments over IBM's workbooks${dataNote}`, () => {
  const close: (() => void)[] = [];
  afterAll(() => {
    for (const each of close) each();
  });

  it("have the counts that DuckDB finds in the same cells", { timeout: 120_000 }, async () => {
    const key = "Customer ID";
    const project = testProject();
    const texts = new Map(parts.map((name) => [name, workbook(name)]));
    await importText(project, texts.get("demographics") as string, { key });
    for (const name of parts.slice(1)) await importText(project, texts.get(name) as string, { key, how: { mode: "join" } });
    setField(project, { id: "Latitude", role: "latitude" });
    setField(project, { id: "Longitude", role: "longitude" });
    const base = loadBase(project);
    expect(base.rows).toBe(7043);

    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    close.push(() => connection.closeSync());
    const joined = parts
      .map((name) => {
        const path = textFile(texts.get(name) as string, `${name}.csv`);
        return `(SELECT * FROM read_csv('${path}', all_varchar = true, header = true))`;
      })
      .reduce((all, one) => `${all} JOIN ${one} USING ("Customer ID")`);
    await connection.run(`CREATE TABLE telco AS SELECT * FROM ${joined}`);

    const context = { asOf: 0, segments: () => undefined };
    const ours = rules.map(([segment]) => countParts(base, segment, context).count);
    const theirs: number[] = [];
    for (const [, sql] of rules) {
      const answer = await connection.runAndReadAll(`SELECT count(*) AS n FROM telco WHERE ${sql}`);
      theirs.push(Number(answer.getRows()[0]?.[0]));
    }
    expect(rules.length).toBeGreaterThanOrEqual(24);
    expect(rules.map(([segment], at) => [JSON.stringify(segment), ours[at]])).toEqual(
      rules.map(([segment], at) => [JSON.stringify(segment), theirs[at]]),
    );
    // A rule that everybody or nobody fulfils would prove little.
    expect(ours.every((count) => count > 0 && count < 7043)).toBe(true);
  });
});
