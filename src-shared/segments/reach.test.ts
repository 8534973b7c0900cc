import { expect, it } from "vitest";
import { BitSet } from "../table/bit-set.ts";
import { reachByChannel } from "./reach.ts";
import { makeBase } from "./test-base.ts";

const base = makeBase({
  id: { type: "text", role: "key", cells: ["A", "B", "C", "D", "E", "F"] },
  mail: { type: "text", role: "address:email", cells: ["a@x", null, "c@x", "d@x", "e@x", "f@x"] },
  mailing: { type: "boolean", role: "consent:email", cells: [true, true, false, true, null, true] },
  stop: { type: "date", role: "suppressed", cells: [null, null, null, "2026-01-01", null, null] },
  texting: { type: "text", role: "consent:sms", cells: ["Y", "N", "Y", "N", "Y", "N"] },
});

it("counts everyone at the first thing that stops them, as a dry run's gates do", () => {
  const email = reachByChannel(base, BitSet.full(6)).find(({ channel }) => channel === "email");
  expect(email).toEqual({
    channel: "email",
    reachable: 2,
    suppressed: 1,
    churned: 0,
    noConsent: 2,
    noAddress: 1,
    unknown: [],
    problem: null,
  });
});

it("says what the base does not know, and where it cannot tell", () => {
  const reach = reachByChannel(base, BitSet.full(6));
  expect(reach.find(({ channel }) => channel === "direct-mail")).toMatchObject({ reachable: 5, unknown: ["consent", "address"] });
  expect(reach.find(({ channel }) => channel === "web")).toMatchObject({ reachable: 5, unknown: ["consent"] });
  expect(reach.find(({ channel }) => channel === "sms")?.problem).toMatch(/texting.*consent:sms.*Import it as yes or no/);
});
