import { expect, it } from "vitest";
import type { Inspection, Mapping } from "../../src-shared/model/import.ts";
import {
  changeColumn,
  changedType,
  chooseEventPart,
  chooseKey,
  chosenMeaning,
  chosenType,
  mappingFaults,
  meaningChoice,
  startMapping,
  typeChoice,
  typeLabel,
} from "./draft.ts";
import { column, mapping } from "./model/testing.ts";

const faults = (of: Mapping) => mappingFaults(of).map(({ message }) => message);

it("follows the key when its column is renamed, and moves the role to another key", () => {
  const start = mapping(column(0, "id", { role: "key" }), column(1, "mail", { include: false }));
  expect(changeColumn(start, 0, { field: "account" }).key).toBe("account");
  const moved = chooseKey(start, "mail");
  expect(moved.key).toBe("mail");
  expect(moved.columns.map(({ role, include }) => ({ role, include }))).toEqual([
    { role: null, include: true },
    { role: "key", include: true },
  ]);
});

it("names what keeps a mapping from being imported", () => {
  expect(faults(mapping(column(0, "id")))).toEqual([]);
  expect(faults(mapping(column(0, "id", { include: false })))).toEqual(["Choose the column that identifies the subscriber."]);
  expect(faults(mapping(column(0, "id"), column(1, "b", { field: " " })))).toEqual(["Give the column “b” a field name."]);
  expect(faults(mapping(column(0, "id"), column(1, "b", { type: "date" })))).toEqual(["Choose how the dates of “b” are written."]);
  const consent = { type: "boolean", role: "consent:email" } as const;
  const twice = mapping(column(0, "id"), column(1, "b", consent), column(2, "c", consent));
  expect(faults(twice)).toEqual(["“b” and “c” cannot both be the consent to email."]);
  expect(faults(mapping(column(0, "id"), column(1, "b", { ...consent, type: "text" })))).toEqual([
    "“b” cannot be the consent to email with this type. Choose another type or meaning.",
  ]);
  expect(faults({ ...mapping(column(0, "id")), as: "events" })).toEqual([
    "Choose the column with the date, or date and time, when it happened.",
  ]);
});

it("gives what happened and when to one column each", () => {
  const start = {
    ...mapping(column(0, "id"), column(1, "day", { type: "date", dateFormat: "YYYY-MM-DD" }), column(2, "paid")),
    as: "events" as const,
  };
  const first = chooseEventPart(start, 2, "at");
  const second = chooseEventPart(first, 1, "at");
  expect(second.columns.map(({ field }) => field)).toEqual(["id", "at", "paid"]);
  expect(faults(second)).toEqual([]);
  expect(chooseEventPart(second, 1, null).columns[1]?.field).toBe("day");
});

it("writes a date's pattern into the choice of its type", () => {
  for (const choice of ["text", "date M/D/YYYY", "datetime YYYY-MM-DD"]) expect(typeChoice(chosenType(choice))).toBe(choice);
});

it("brings the way of writing back with the type that was proposed", () => {
  const numberFormat = { decimal: ",", thousands: "", currency: "€", percent: false } as const;
  const fee = column(1, "fee", { type: "number", numberFormat });
  expect(changedType("text", fee)).toMatchObject({ type: "text", numberFormat: null });
  expect(changedType("number", fee)).toMatchObject({ type: "number", numberFormat });
  expect([typeLabel(fee), typeLabel(column(0, "id")), typeLabel({ ...fee, type: "date", dateFormat: "D.M.YY" })]).toEqual([
    "number 1234,5 €",
    "text",
    "date D.M.YY",
  ]);
});

it("turns a refusal round by its meaning, with a field that says what is kept, and back", () => {
  const refusal = column(1, "do_not_call", { type: "boolean" });
  const turned = { ...refusal, ...chosenMeaning("not consent:call", refusal) };
  expect(turned).toMatchObject({ field: "consent_call", role: "consent:call", group: "consent", opposite: true });
  expect(meaningChoice(turned)).toBe("not consent:call");
  const back = { ...turned, ...chosenMeaning("suppressed", turned) };
  expect(back).toMatchObject({ field: "do_not_call", role: "suppressed", opposite: undefined });
  expect(chosenMeaning("not consent:call", { ...refusal, field: "calls" })).not.toHaveProperty("field");
});

it("leaves the key to be chosen when none is likely", () => {
  const inspection = { mapping: mapping(column(0, "id", { role: "key" })) } as Inspection;
  expect(startMapping(inspection, true)?.key).toBe("id");
  const open = startMapping(inspection, false);
  expect(open?.key).toBe("");
  expect(open?.columns[0]?.role).toBeNull();
});
