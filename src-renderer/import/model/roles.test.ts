import { expect, it } from "vitest";
import { suggestRoles } from "./roles.ts";
import { inspection, seen } from "./testing.ts";

const again = { repeated: { cells: 2, examples: ["A"] } };
const demographics = inspection("demographics.xlsx", [seen("Customer ID"), seen("Gender", again)]);
const location = inspection("location.xlsx", [seen("Customer ID"), seen("Zip Code", again)]);
const population = inspection("population.xlsx", [seen("ID"), seen("Zip Code"), seen("Population", again)]);
const visits = inspection("visits.csv", [seen("customer_id", again), seen("at", { type: "datetime" }), seen("page", again)]);

it("takes the first file with the common key for subscribers, the others for facts, and joins the rest where columns meet", () => {
  const found = suggestRoles([demographics, location, population, visits], null, []);
  expect(found.map(({ role, key, on }) => [role, key, on])).toEqual([
    ["subscribers", null, null],
    ["facts", null, null],
    ["facts", "Zip Code", "Zip Code"],
    ["events", "customer_id", null],
  ]);
});

it("finds where facts belong although they come first", () => {
  const found = suggestRoles([population, location, demographics], null, []);
  expect(found.map(({ role }) => role)).toEqual(["facts", "subscribers", "facts"]);
});

it("appends files with the same columns", () => {
  const north = inspection("north.csv", [seen("id"), seen("plan", again)]);
  const south = inspection("south.csv", [seen("id"), seen("plan", again)]);
  expect(suggestRoles([north, south], null, []).map(({ role, why }) => [role, why])).toEqual([
    ["subscribers", "“id” identifies a subscriber in each row."],
    ["subscribers", "It has the columns of “north.csv”, so its rows are more subscribers."],
  ]);
});

it("knows a file of events, and facts about a field, by the subscribers that are there", () => {
  expect(suggestRoles([visits], "Customer ID", ["Customer ID"])[0]).toMatchObject({ role: "events", key: "customer_id" });
  const zips = inspection("zips.csv", [seen("zip_code"), seen("income", again)], {
    mapping: null,
    keyCandidates: [],
  });
  expect(suggestRoles([zips], "Customer ID", ["Customer ID", "Zip Code"])[0]).toMatchObject({
    role: "facts",
    key: "zip_code",
    on: "Zip Code",
  });
});

it("joins a file that has the subscribers' key and mostly other columns, and not one with the columns that are there", () => {
  expect(suggestRoles([location], "Customer ID", ["Customer ID", "Plan"])[0]?.role).toBe("facts");
  expect(suggestRoles([location], "Customer ID", ["Customer ID", "Zip Code"])[0]?.role).toBe("subscribers");
});

it("believes a key by its name although a row repeats it, and joins a list of plans by the plan", () => {
  const accounts = inspection(
    "accounts.csv",
    [
      seen("account", { repeated: { cells: 1, examples: ["A-2"] } }),
      seen("plan", { repeated: { cells: 3, examples: ["Gig"] } }),
      seen("since", { type: "date" }),
    ],
    { rowsSampled: 6 },
  );
  const plans = inspection("plans.csv", [seen("plan"), seen("speed", { type: "number" })], { rowsSampled: 3 });
  const events = inspection(
    "visits.csv",
    [seen("account", { repeated: { cells: 3, examples: ["A-1"] } }), seen("at", { type: "datetime" })],
    {
      rowsSampled: 5,
    },
  );
  expect(suggestRoles([accounts, plans, events], null, []).map(({ role, on }) => [role, on])).toEqual([
    ["subscribers", null],
    ["facts", "plan"],
    ["events", null],
  ]);
  expect(suggestRoles([accounts], null, [])[0]?.role).toBe("subscribers");
});

it("takes what nothing is known of for subscribers", () => {
  expect(suggestRoles([visits], null, [])[0]?.role).toBe("events");
  const plain = inspection("people.csv", [seen("name", again)], { mapping: null, keyCandidates: [] });
  expect(suggestRoles([plain], null, [])[0]).toMatchObject({ role: "subscribers", key: null });
});

it("knows events of people whose column has another name than the base's key, also where a time is none", () => {
  const times = seen("time", { type: "text", examples: ["2025-01-01 10:00", "2025-02-01 11:00", "not a date"] });
  const log = inspection("log.csv", [seen("customer_id", again), times]);
  expect(suggestRoles([log], "id", ["id", "plan"])[0]).toMatchObject({ role: "events", key: "customer_id" });
  const notes = inspection("notes.csv", [seen("customer_id", again), seen("plan_date", { type: "text", examples: ["soon", "later"] })]);
  expect(suggestRoles([notes], "id", ["id", "plan"])[0]?.role).not.toBe("events");
});

it.each(["Kundennummer", "Kunden-Nr.", "N° client", "Numéro de client", "Código cliente", "Klantnr"])(
  "takes people who come again by their %s beside a time for events",
  (header) => {
    const calls = inspection("calls.csv", [seen(header, again), seen("at", { type: "datetime" }), seen("page", again)]);
    expect(suggestRoles([demographics, calls], null, [])[1]?.role).toBe("events");
  },
);
