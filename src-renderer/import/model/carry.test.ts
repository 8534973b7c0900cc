import { expect, it } from "vitest";
import type { Mapping } from "../../../src-shared/model/import.ts";
import { changeColumn, chooseKey } from "../draft.ts";
import { editsOf, noEdits, withEdits } from "./carry.ts";
import { column, mapping } from "./testing.ts";

const proposed = mapping(column(0, "id", { role: "key" }), column(1, "plan"), column(2, "fee", { type: "number" }));
const carried = (next: Mapping, chosen: Mapping) => withEdits(next, editsOf(noEdits, proposed, chosen));

it("keeps what was chosen when the file is looked at again, and takes the rest anew", () => {
  const chosen = changeColumn(changeColumn(proposed, 1, { field: "tier" }), 0, { personal: true });
  const again = mapping(column(0, "fee", { type: "text" }), column(1, "id", { role: "key" }), column(2, "plan"));
  expect(carried(again, chosen).columns).toEqual([
    column(0, "fee", { type: "text" }),
    column(1, "id", { role: "key", personal: true }),
    column(2, "plan", { field: "tier" }),
  ]);
});

it("remembers what was chosen through a reading that does not have the columns", () => {
  const chosen = chooseKey(changeColumn(proposed, 1, { field: "tier" }), "fee");
  const first = editsOf(noEdits, proposed, chosen);
  const nameless = mapping(column(0, "column_1", { role: "key" }), column(1, "column_2"));
  const between = withEdits({ ...nameless, key: "column_1" }, first);
  expect(between.columns.map(({ field }) => field)).toEqual(["column_1", "column_2"]);
  const again = withEdits(proposed, editsOf(first, { ...nameless, key: "column_1" }, between));
  expect([again.key, again.columns[1]?.field]).toEqual(["fee", "tier"]);
});

it("forgets what was taken back", () => {
  const edits = editsOf(noEdits, proposed, chooseKey(changeColumn(proposed, 1, { field: "tier" }), "fee"));
  expect(withEdits(proposed, editsOf(edits, proposed, proposed))).toEqual(proposed);
});

it("keeps a key that was chosen, by its column, and follows one that was renamed", () => {
  const chosen = chooseKey(proposed, "plan");
  expect(carried(proposed, chosen).key).toBe("plan");
  const without = mapping(column(0, "id", { role: "key" }), column(1, "other"));
  expect(carried(without, chosen).key).toBe("id");
  const renamed = carried(proposed, changeColumn(proposed, 0, { field: "account" }));
  expect([renamed.key, renamed.columns[0]?.field]).toEqual(["account", "account"]);
});

it("takes only the key over to another kind of data", () => {
  const chosen = chooseKey(changeColumn(proposed, 1, { field: "tier" }), "tier");
  const events = { ...mapping(column(0, "id", { role: "key" }), column(1, "plan"), column(2, "at")), as: "events" as const };
  const kept = carried(events, chosen);
  expect([kept.key, kept.columns[1]?.field]).toEqual(["plan", "plan"]);
  const timed = { ...events, columns: [column(0, "id", { role: "key" }), column(1, "plan", { field: "at" })] };
  expect(carried(timed, chosen).key).toBe("id");
});
