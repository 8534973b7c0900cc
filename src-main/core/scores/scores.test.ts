import { describe, expect, it } from "vitest";
import { dataFile, dataIsHere, dataNote } from "../../../test/support/data.ts";
import { failure } from "../handlers/testing/prepared.ts";
import { finish } from "../testing/open-core.ts";
import { coreWith, people, ten } from "./testing/core-with.ts";

describe("scores of a project", () => {
  it("are computed into fields, told as stale when their data changes, and follow an import", async () => {
    const { client, bring, column } = await coreWith();
    await bring("people.csv", people(ten));
    const [decile] = (await client.scores.list()).filter(({ id }) => id === "value-decile");
    expect(decile).toMatchObject({ settings: { value: { field: "arpu" } }, own: false, problem: null, computed: null });
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    expect(await column("value_decile")).toMatchObject({ S0: 1, S4: 5, S9: 10 });
    const top = { segment: { score: "value-decile", op: ">=" as const, value: 9 } };
    expect(await client.segments.count(top)).toMatchObject({ count: 2, sentence: "value_decile is at least 9", problems: [] });
    // A field that reads the score follows it.
    await finish(client.computed.set({ id: "top", expression: "value_decile >= 9" }));
    await bring("people.csv", people([...ten].reverse()), { how: { mode: "replace" } });
    expect(await column("value_decile")).toMatchObject({ S0: 10, S9: 1 });
    expect(await column("top")).toMatchObject({ S0: true, S9: false });
    const detail = await client.scores.show({ id: "value-decile" });
    expect(detail.computed?.stale).toBe(false);
    expect(detail.findings?.facts[0]?.value).toBeCloseTo(190 / 550, 12);
    expect(detail.distributions[0]?.bars.map(({ count }) => count)).toEqual(Array(10).fill(1));
  });

  it("are stale after an edit of what they read, and not after one of something else", async () => {
    const { client, bring } = await coreWith();
    await bring("people.csv", people(ten));
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    const stale = async () => (await client.scores.show({ id: "value-decile" })).computed?.stale;
    await client.edits.apply({ changes: [{ key: "S1", field: "consent_email", value: true }] });
    expect(await stale()).toBe(false);
    await client.edits.apply({ changes: [{ key: "S1", field: "arpu", value: 7 }] });
    expect(await stale()).toBe(true);
    expect((await failure(client.edits.apply({ changes: [{ key: "S1", field: "value_decile", value: 7 }] })))?.message).toMatch(
      /is a score/,
    );
  });

  it("keep settings of their own, refuse wrong ones by place, and go without their settings", async () => {
    const { client, bring } = await coreWith();
    await bring("people.csv", people(ten));
    const rules = [{ name: "small", when: { field: "arpu", op: "<" as const, value: 35 } }];
    await client.scores.set({ id: "lifecycle", settings: { rules, otherwise: "large" } });
    await finish(client.scores.compute({ ids: ["lifecycle"] }));
    const { groups, own } = await client.scores.show({ id: "lifecycle" });
    expect(own).toBe(true);
    expect(groups).toMatchObject([
      { value: "small", count: 3, money: 60, reachable: { email: 2 } },
      { value: "large", count: 7, money: 490, reachable: { email: 3 } },
    ]);
    const refused = await failure(client.scores.set({ id: "lifecycle", settings: { rules: [{ name: "", when: {} }] } }));
    expect(refused?.where).toMatch(/^rules\[0\]/);
    await finish(client.scores.remove({ id: "lifecycle" }));
    expect((await client.subscribers.fields()).map(({ id }) => id)).not.toContain("lifecycle_stage");
    expect((await client.scores.list()).find(({ id }) => id === "lifecycle")).toMatchObject({ own: true, computed: null });
  });

  it("say what they need where the data has nothing for them", async () => {
    const { client, bring } = await coreWith();
    await bring("people.csv", "id,town\nS1,Here\n");
    const [first] = await client.scores.list();
    expect(first?.problem).toMatch(/^It needs events with an amount/);
    expect((await failure(finish(client.scores.compute({ ids: ["rfm"] }))))?.todo).toMatch(/^It needs/);
  });
});

describe.skipIf(!dataIsHere)(`IBM's workbooks${dataNote}`, () => {
  it("have the deciles of CLTV that DuckDB finds by the same tie rule", { timeout: 60_000 }, async () => {
    const { client, bringFile } = await coreWith();
    const book = (name: string) => dataFile(`subscribers/ibm_telco_extended/Telco_customer_churn_${name}.xlsx`);
    const key = "Customer ID";
    await bringFile(book("services"), { key });
    await bringFile(book("status"), { key, how: { mode: "join" } });
    await finish(client.scores.compute({ ids: ["value-decile", "churn", "clv"] }));
    const rows: unknown[][] = [];
    for (;;) {
      const page = await client.subscribers.page({ fields: ["CLTV", "value_decile"], offset: rows.length, limit: 500 });
      rows.push(...page.rows);
      if (rows.length >= page.total) break;
    }
    expect(rows.length).toBe(7043);
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const peer = await (await DuckDBInstance.create(":memory:")).connect();
    await peer.run(
      `CREATE TABLE base AS SELECT * FROM (VALUES ${rows.map(([cltv], at) => `(${at}, ${cltv})`).join(", ")}) AS t (row, cltv)`,
    );
    const found = await peer.runAndReadAll(
      "SELECT row, CAST(1 + floor(10 * (rank() OVER (ORDER BY cltv) - 1) / count(*) OVER ()) AS INTEGER) AS decile FROM base ORDER BY row",
    );
    expect(found.getRows().map(([, decile]) => decile)).toEqual(rows.map(([, decile]) => decile));
    const share = await peer.runAndReadAll(
      "SELECT sum(cltv) FILTER (place <= round(0.2 * n)) / sum(cltv) FROM (SELECT cltv, row_number() OVER (ORDER BY cltv DESC) AS place, count(*) OVER () AS n FROM base)",
    );
    const { findings } = await client.scores.show({ id: "value-decile" });
    expect(findings?.facts[0]?.value).toBeCloseTo(Number(share.getRows()[0]?.[0]), 12);
    peer.closeSync();
    // Month-to-month contracts are lost the soonest.
    const churn = await client.scores.show({ id: "churn" });
    expect(churn.settings).toMatchObject({ contract: { tenure: "Tenure in Months", by: "Contract" } });
  });
});

describe("a file with a column that is named as a score's field", () => {
  const replacing = "id,arpu,rfm_group,value_decile,top\nS1,10,Mine,7,true\nS2,90,Mine,7,true\n";

  it("replaces the subscribers without it, says so, and the score stays a score", async () => {
    const { client, bring, column } = await coreWith();
    await bring("people.csv", people(ten));
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    await finish(client.computed.set({ id: "top", expression: "value_decile >= 5" }));
    const { differences } = await bring("replacing.csv", replacing, { how: { mode: "replace" } });
    const told = differences?.columns.filter(({ what }) => what === "left");
    expect(told?.map(({ field, note }) => [field, note])).toEqual([
      ["value_decile", "a computed field or score is not imported; map the column to another name to keep both"],
      ["top", "a computed field or score is not imported; map the column to another name to keep both"],
    ]);
    const fields = await client.subscribers.fields();
    expect(fields.find(({ id }) => id === "value_decile")).toMatchObject({ score: "value-decile" });
    expect(fields.find(({ id }) => id === "top")).toMatchObject({ expression: "value_decile >= 5" });
    expect(await column("value_decile")).toEqual({ S1: 1, S2: 6 });
    expect(await column("top")).toEqual({ S1: false, S2: true });
    // A field of a score that was not computed is any other column.
    expect(await column("rfm_group")).toEqual({ S1: "Mine", S2: "Mine" });
  });

  it("is refused where it is the key", async () => {
    const { client, bring } = await coreWith();
    await bring("people.csv", people(ten));
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    expect(await failure(bring("keyed.csv", "value_decile,arpu\n1,10\n2,90\n", { key: "value_decile" }))).toMatchObject({
      code: "import-key-derived",
    });
    expect((await client.subscribers.fields()).map(({ id }) => id)).toContain("consent_email");
  });
});

describe("computing scores beside other changes", () => {
  it("makes a restore point first", async () => {
    const { client, bring, column } = await coreWith();
    await bring("people.csv", people(ten));
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    const [latest] = await client.restorePoints.list();
    expect(latest?.label).toBe("Before computing Value deciles");
    expect(await column("value_decile")).toMatchObject({ S9: 10 });
  });

  it("refuses to store over a cell that was edited meanwhile, and the edit stays", async () => {
    const { client, bring, column } = await coreWith();
    await bring("people.csv", people(Array.from({ length: 3000 }, (_, at) => at)));
    const running = await client.scores.compute({ ids: ["value-decile"] });
    await running.next();
    await client.edits.apply({ changes: [{ key: "S0", field: "arpu", value: 7777 }] });
    expect(await failure(finish(Promise.resolve(running)))).toMatchObject({ code: "data-changed" });
    expect(await column("arpu")).toMatchObject({ S0: 7777 });
  });

  it("computes a score that reads another from its new values, also after an import", async () => {
    const { client, bring, column } = await coreWith();
    await bring("people.csv", people(ten));
    await finish(client.scores.compute({ ids: ["value-decile"] }));
    const top = { all: [{ field: "value_decile", op: ">=" as const, value: 9 }] };
    await client.scores.set({ id: "lifecycle", settings: { rules: [{ name: "Top", when: top }], otherwise: "Rest" } });
    await finish(client.scores.compute({ ids: ["lifecycle", "value-decile"] }));
    expect(await column("lifecycle_stage")).toMatchObject({ S0: "Rest", S9: "Top" });
    await bring("again.csv", people([...ten].reverse()), { how: { mode: "replace" } });
    expect(await column("value_decile")).toMatchObject({ S0: 10, S9: 1 });
    expect(await column("lifecycle_stage")).toMatchObject({ S0: "Top", S9: "Rest" });
  });
});
