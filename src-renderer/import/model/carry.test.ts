import { expect, it } from "vitest";
import { carryOver } from "./carry.ts";
import { changeColumn, chooseKey } from "../draft.ts";
import { column, mapping } from "./testing.ts";

const proposed = mapping(column(0, "id", { role: "key" }), column(1, "plan"), column(2, "fee", { type: "number" }));

it("keeps what was chosen when the file is looked at again, and takes the rest anew", () => {
  const chosen = changeColumn(changeColumn(proposed, 1, { field: "tier" }), 0, { personal: true });
  const again = mapping(column(0, "fee", { type: "text" }), column(1, "id", { role: "key" }), column(2, "plan"));
  expect(carryOver(again, proposed, chosen).columns).toEqual([
    column(0, "fee", { type: "text" }),
    column(1, "id", { role: "key", personal: true }),
    column(2, "plan", { field: "tier" }),
  ]);
});

it("keeps a key that was chosen, by its column", () => {
  const chosen = chooseKey(proposed, "plan");
  expect(carryOver(proposed, proposed, chosen).key).toBe("plan");
  const without = mapping(column(0, "id", { role: "key" }), column(1, "other"));
  expect(carryOver(without, proposed, chosen).key).toBe("id");
});

it("follows a key whose field was renamed", () => {
  const chosen = changeColumn(proposed, 0, { field: "account" });
  const kept = carryOver(proposed, proposed, chosen);
  expect([kept.key, kept.columns[0]?.field]).toEqual(["account", "account"]);
});

it("takes only the key over to another kind of data", () => {
  const chosen = chooseKey(changeColumn(proposed, 1, { field: "tier" }), "tier");
  const events = { ...mapping(column(0, "id", { role: "key" }), column(1, "plan"), column(2, "at")), as: "events" as const };
  const kept = carryOver(events, proposed, chosen);
  expect([kept.key, kept.columns[1]?.field]).toEqual(["plan", "plan"]);
  const timed = { ...events, columns: [column(0, "id", { role: "key" }), column(1, "plan", { field: "at" })] };
  expect(carryOver(timed, proposed, chosen)).toBe(timed);
});
