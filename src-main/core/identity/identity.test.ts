import { describe, expect, it } from "vitest";
import { findIdentities, possibleRules } from "../../../src-shared/identity/find.ts";
import { plainAddress, plainEmail, plainName, plainPhone } from "../../../src-shared/identity/normalise.ts";
import { cells, importText } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { joinIdentities } from "./join.ts";
import { splitIdentity } from "./split.ts";

const text = [
  "customer_id,full_name,email,phone,address,tier,email_consent,suppressed",
  "C1,Ann Lee,ann@lee.com,515-555-0101,12 Main Street,gold,true,false",
  "C2,Bob Ray,bob@ray.com,515-555-0102,4 Oak Ave,,true,false",
  "C3,Ann M Lee,ANN@lee.com,,,,false,false",
  'C4,"Lee, Ann",,,12 main st.,iron,true,true',
  "C5,Robert Ray,,(1) 515 555 0102,,iron,,false",
  "C6,Cid Poe,cid@poe.com,515-555-0103,9 Elm Rd,iron,true,false",
].join("\n");

async function withBase(): Promise<ProjectFile> {
  const project = testProject();
  await importText(project, `${text}\n`, { key: "customer_id" });
  await importText(project, "customer_id,event,at\nC3,buy,2026-01-01\nC1,buy,2026-01-02\nC6,buy,2026-01-03\n", {
    key: "customer_id",
    as: "events",
  });
  return project;
}

const all = ["email", "phone", "name-and-address"] as const;

describe("what two values have in common", () => {
  it.each([
    [plainEmail, " Ann@Lee.com", "ann@lee.com"],
    [plainEmail, "none", null],
    [plainPhone, "+1 (515) 555-0101", "5155550101"],
    [plainPhone, "0044 20 7946 0000", "442079460000"],
    [plainPhone, "000-000-0000", null],
    [plainPhone, "911", null],
    [plainName, "Lée, Ann", "ann lee"],
    [plainName, "Ann", null],
    [plainAddress, "12 North Main Street, Apartment 4", "12 n main st apt 4"],
    [plainAddress, "Main Street", null],
  ] as const)("%o makes %j %j", (plain, given, expected) => {
    expect(plain(given)).toBe(expected);
  });
});

describe("duplicates", () => {
  it("are found by each rule, also by way of a third row, with the reason of each", async () => {
    const base = loadBase(await withBase());
    expect(findIdentities(base, ["email"])).toEqual([
      { kept: 0, others: [{ row: 2, with: 0, reasons: [{ rule: "email", value: "ann@lee.com" }] }] },
    ]);
    expect(findIdentities(base, all)).toEqual([
      {
        kept: 0,
        others: [
          { row: 2, with: 0, reasons: [{ rule: "email", value: "ann@lee.com" }] },
          { row: 3, with: 0, reasons: [{ rule: "name-and-address", value: "ann lee, 12 main st" }] },
        ],
      },
      { kept: 1, others: [{ row: 4, with: 1, reasons: [{ rule: "phone", value: "5155550102" }] }] },
    ]);
  });

  it("are found by a name in two columns, which are taken together", async () => {
    const project = testProject();
    const rows = ["C1,Ann,Lee,12 Main Street", "C2,ANN,Lee,12 main st.", "C3,Ann,Ray,12 Main Street", "C4,Lee,,12 Main Street"];
    await importText(project, `customer_id,first_name,Surname,street_address\n${rows.join("\n")}\n`, { key: "customer_id" });
    const base = loadBase(project);
    expect(possibleRules(base.fields)).toEqual(["name-and-address"]);
    expect(findIdentities(base, ["name-and-address"])).toEqual([
      { kept: 0, others: [{ row: 1, with: 0, reasons: [{ rule: "name-and-address", value: "ann lee, 12 main st" }] }] },
    ]);
    expect(possibleRules(base.fields.filter(({ role }) => role !== "last-name"))).toEqual([]);
  });

  it("that more than twenty rows share are placeholders", async () => {
    const project = testProject();
    const rows = Array.from({ length: 25 }, (_, n) => `C${n},Person ${n},none@none.com`).join("\n");
    await importText(project, `customer_id,full_name,email\n${rows}\n`, { key: "customer_id" });
    expect(findIdentities(loadBase(project), ["email"])).toEqual([]);
  });

  it("are joined: gaps filled, the stricter consent kept, events counted for the one that stays", async () => {
    const project = await withBase();
    const joins = await joinIdentities(project, { rules: all });
    const base = loadBase(project);
    expect(cells(base, "customer_id")).toEqual(["C1", "C2", "C6"]);
    expect(cells(base, "tier")).toEqual(["gold", "iron", "iron"]);
    expect(cells(base, "email_consent")).toEqual([false, true, true]);
    expect(cells(base, "suppressed")).toEqual([true, false, false]);
    expect([...(base.events("buy")?.rows ?? [])]).toEqual([0, 0, 2]);
    expect(joins.map(({ joinedKey, keptKey, filled }) => [joinedKey, keptKey, filled])).toEqual([
      ["C3", "C1", [{ field: "email_consent", from: true, to: false }]],
      ["C4", "C1", [{ field: "suppressed", from: false, to: true }]],
      ["C5", "C2", [{ field: "tier", from: null, to: "iron" }]],
    ]);
    expect(project.stores.restorePoints.list()[0]?.label).toBe("Before joining 3 duplicates");
  });

  it("can be taken apart one by one until the data is as it was, and all at once by the restore point", async () => {
    const project = await withBase();
    const before = loadBase(project).dataHash;
    await joinIdentities(project, { rules: all });
    for (const { id } of project.stores.identities.active().toReversed()) await splitIdentity(project, id);
    expect(loadBase(project).dataHash).toBe(before);
    await joinIdentities(project, { rules: ["email"] });
    expect(loadBase(project).rows).toBe(5);
    project.stores.restorePoints.restore(project.stores.restorePoints.list()[0]?.id ?? "");
    expect(loadBase(project).dataHash).toBe(before);
    expect(project.stores.identities.active()).toEqual([]);
  });

  it("are joined only where they were chosen, and a joined row is not brought back by an update", async () => {
    const project = await withBase();
    await joinIdentities(project, { rules: all, keptKeys: ["C2"] });
    expect(cells(loadBase(project), "customer_id")).toEqual(["C1", "C2", "C3", "C4", "C6"]);
    const { report } = await importText(project, "customer_id,tier\nC5,gold\nC6,gold\n", { key: "customer_id", how: { mode: "update" } });
    expect(report.differences?.leftOut).toEqual([{ reason: "the subscriber was joined into another", count: 1, examples: ["C5"] }]);
    const { report: events } = await importText(project, "customer_id,event,at\nC5,buy,2026-02-01\n", {
      key: "customer_id",
      as: "events",
      how: { mode: "append" },
    });
    expect(events.orphans).toBe(undefined);
    expect([...(loadBase(project).events("buy")?.rows ?? [])].at(-1)).toBe(1);
  });

  it("that do not exist are refused", async () => {
    const project = await withBase();
    await expect(joinIdentities(project, { rules: all, keptKeys: ["C6"] })).rejects.toThrow(/find nobody twice/);
    await expect(splitIdentity(project, "idn_none")).rejects.toThrow(/no joined identity/);
  });
});
