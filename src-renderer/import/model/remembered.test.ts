import { expect, it } from "vitest";
import type { ImportReport } from "../../../src-shared/model/import.ts";
import { applyRemembered, type PastImport, rememberedFor } from "./remembered.ts";
import { column, mapping } from "./testing.ts";

const past = (name: string, of = mapping(column(0, "id", { role: "key" }), column(1, "plan", { field: "tier" }), column(2, "fee"))) =>
  ({ id: name, at: "2026-11-01T08:00:00Z", report: { name, mapping: of } as ImportReport }) satisfies PastImport;

it("offers the earlier mapping with most columns in common, the newest of several as good", () => {
  const other = past("other.csv", mapping(column(0, "zip"), column(1, "people")));
  expect(rememberedFor([past("new.csv"), past("old.csv"), other], "subscribers", ["ID", "Plan", "fee"])?.name).toBe("new.csv");
  expect(rememberedFor([past("new.csv"), other], "subscribers", ["zip", "people"])?.name).toBe("other.csv");
  expect(rememberedFor([past("new.csv")], "subscribers", ["zip", "plan"])).toBeNull();
  expect(rememberedFor([past("new.csv")], "events", ["id", "plan", "fee"])).toBeNull();
});

it("says what of it no longer fits", () => {
  const proposed = mapping(column(0, "PLAN"), column(1, "id", { role: "key" }), column(2, "city"));
  const { mapping: applied, misfits } = applyRemembered(proposed, past("a").report.mapping);
  expect(applied.columns.map(({ column: at, header, field }) => [at, header, field])).toEqual([
    [0, "PLAN", "tier"],
    [1, "id", "id"],
    [2, "city", "city"],
  ]);
  expect(misfits).toEqual(["“fee” is not in this file.", "“city” is new; what becomes of it is suggested."]);
});

it("says that the key is gone, and that values look otherwise now", () => {
  const remembered = mapping(column(0, "id", { role: "key" }), column(1, "since", { type: "date", dateFormat: "D/M/YYYY" }));
  const proposed = { ...mapping(column(0, "since"), column(1, "account", { role: "key" })), key: "account" };
  const { mapping: applied, misfits } = applyRemembered(proposed, remembered);
  expect(applied.key).toBe("account");
  expect(misfits).toEqual([
    "The key “id” is not in this file; choose another.",
    "“id” is not in this file.",
    "“since” was a date; its values now look like text.",
    "“account” is new; what becomes of it is suggested.",
  ]);
});
