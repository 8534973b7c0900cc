import { describe, expect, it } from "vitest";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { importText } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { queryTables } from "../columns/query-tables.ts";
import { answerQuery } from "./query.ts";

const limits = { rows: 100, seconds: 5 };

async function tables() {
  const project = testProject();
  await importText(
    project,
    "customer_id,Plan Name,fee,since,paid\nC1,Max,50,2024-01-05,true\nC2,Mini,20,2025-06-01,false\nC3,Max,70,,true\n",
    {
      key: "customer_id",
    },
  );
  await importText(project, "customer_id,event,at\nC1,visit,2026-01-02\nC1,buy,2026-01-03\n", { key: "customer_id", as: "events" });
  return queryTables(loadBase(project));
}

describe("a query", () => {
  it("reads subscribers and events as SQL does", async () => {
    const own = await tables();
    expect(answerQuery('SELECT "Plan Name", count(*) AS n, sum(fee) AS fees FROM subscribers GROUP BY 1 ORDER BY 1', own, limits)).toEqual({
      columns: ["Plan Name", "n", "fees"],
      rows: [
        ["Max", 2, 120],
        ["Mini", 1, 20],
      ],
      truncated: false,
    });
    const joined = "SELECT s.customer_id, e.event, s.paid FROM subscribers s JOIN events e ON e.subscriber = s.customer_id ORDER BY e.at";
    expect(answerQuery(joined, own, limits).rows).toEqual([
      ["C1", "visit", 1],
      ["C1", "buy", 1],
    ]);
    expect(answerQuery("SELECT since FROM subscribers WHERE since < '2025' OR since IS NULL", own, limits).rows).toEqual([
      ["2024-01-05"],
      [null],
    ]);
  });

  it("stops at its limits", async () => {
    const own = await tables();
    expect(answerQuery("SELECT customer_id FROM subscribers", own, { rows: 2, seconds: 5 })).toMatchObject({
      rows: [["C1"], ["C2"]],
      truncated: true,
    });
    const endless = {
      name: "endless",
      columns: ["n"],
      *rows() {
        for (let n = 0; ; n++) yield [n];
      },
    };
    expect(() => answerQuery("SELECT count(*) FROM endless", [endless], { rows: 1, seconds: 0 })).toThrow(/more than 0 seconds/);
  });

  it.each([
    ["DELETE FROM subscribers", /Only a SELECT|may not be modified/],
    ["CREATE TABLE x (a)", /Only a SELECT/],
    ["ATTACH 'other.db' AS o", /Only a SELECT/],
    ["SELECT 1; SELECT 2", /more than one statement/],
    ["SELECT unknown_field FROM subscribers", /no such column/],
    ["WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n", /Recursive/],
    ["", /./],
  ])("refuses %s", async (sql, reason) => {
    const own = await tables();
    expect(() => answerQuery(sql, own, limits)).toThrow(InputError);
    expect(() => answerQuery(sql, own, limits)).toThrow(reason);
  });
});
