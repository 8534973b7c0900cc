import { expect, it } from "vitest";
import { reachByChannel } from "../segments/reach.ts";
import { makeBase } from "../segments/test-base.ts";
import { BitSet } from "../table/bit-set.ts";
import { channelEvidence, channelNamed } from "./channel-evidence.ts";

const channels = [
  { id: "email", label: "Email" },
  { id: "sms", label: "SMS" },
  { id: "call", label: "Outbound call" },
];

it("counts answers and statements of those who are meant", () => {
  const base = makeBase(
    {
      preferred_channel: { type: "text", cells: ["email", "Phone", null, "email"] },
      mail: { type: "boolean", cells: [true, false, true, true], role: "consent:email" },
    },
    {
      converted: [
        { row: 0, time: 1, attributes: { channel: "sms" } },
        { row: 0, time: 2, attributes: { channel: "sms" } },
        { row: 3, time: 3, attributes: { channel: "email" } },
      ],
      email_opt_out: [{ row: 0, time: 4, attributes: { channel: "email" } }],
      sms_click: [{ row: 1, time: 5, attributes: { channel: null } }],
    },
    { channel: "text" },
  );
  const first = new BitSet(4);
  for (const row of [0, 1, 2]) first.add(row);
  expect(channelEvidence(base, channels)(first)).toEqual([
    { channel: "sms", responses: 3, stated: 0, reachable: 3 },
    { channel: "email", responses: 0, stated: 1, reachable: 2 },
    { channel: "call", responses: 0, stated: 1, reachable: 3 },
  ]);
});

it("counts as reached whom the reach of a segment counts: with consent and an address, neither suppressed nor gone", () => {
  const base = makeBase({
    preferred_channel: { type: "text", cells: ["email", "email", "sms", "sms", "call"] },
    mail: { type: "boolean", cells: [true, true, true, true, false], role: "consent:email" },
    email: { type: "text", cells: ["a@x.org", null, "c@x.org", "d@x.org", "e@x.org"], role: "address:email" },
    stop: { type: "boolean", cells: [false, false, true, null, false], role: "suppressed" },
    gone: { type: "boolean", cells: [false, false, false, true, false], role: "churned" },
  });
  const rows = BitSet.full(5);
  const reach = new Map(reachByChannel(base, rows).map(({ channel, reachable }): [string, number] => [channel, reachable]));
  const found = channelEvidence(base, channels)(rows).map(({ channel, reachable }): [string, number] => [channel, reachable]);
  expect(found).toEqual([
    ["email", 1],
    ["sms", 3],
    ["call", 3],
  ]);
  for (const [channel, reachable] of found) expect(reachable).toBe(reach.get(channel));
});

it("knows other names of channels", () => {
  expect(["Text", "outbound call", "SMS", "pigeon"].map((word) => channelNamed(word, channels))).toEqual(["sms", "call", "sms", undefined]);
});

it("reaches nobody who is suppressed on a channel without a consent field either", () => {
  const base = makeBase(
    {
      id: { type: "text", cells: ["a", "b"], role: "key" },
      stop: { type: "boolean", cells: [true, false], role: "suppressed" },
    },
    { sms_click: [{ row: 0, time: 5 }] },
  );
  expect(channelEvidence(base, channels)(BitSet.full(2))).toMatchObject([{ channel: "sms", responses: 1, reachable: 1 }]);
});
