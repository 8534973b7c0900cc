import { describe, expect, it } from "vitest";
import { runHere, traceSubscriber } from "../engine/index.ts";
import { testBase } from "../engine/testing/base.ts";
import { compileTest, type TestNode, testJourney } from "../engine/testing/run.ts";
import type { Journey } from "../model/journey.ts";
import type { SubscriberBase } from "../table/base.ts";
import { Census } from "./census.ts";
import { fateOf, targetOf } from "./fate.ts";
import { placesOf } from "./places.ts";
import { tellLog } from "./tell.ts";
import { whyNotContacted } from "./why.ts";

const everyone = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const email = (id: string, config: Record<string, unknown> = {}): TestNode => ({ id, kind: "email", config });

function told(journey: Journey, base: SubscriberBase, row = 0, options = {}) {
  const { compiled } = compileTest(journey, base, options);
  const log = traceSubscriber(compiled.program, row);
  const { program } = compiled;
  const scene = { program, places: placesOf(program, [journey]), workspaceZone: "UTC", base, row, segments: () => undefined, log };
  const lines = tellLog(scene);
  return { lines, why: whyNotContacted(scene, lines), texts: lines.map(({ text }) => text) };
}

describe("a trace", () => {
  it("gives both clocks, and the cap that stopped a message with what it counted", () => {
    const base = testBase(["ada"], [{ id: "zone", type: "text", role: "time-zone", values: ["America/New_York"] }]);
    const day = { kind: "wait", config: { for: { hours: 24 } } };
    const journey = testJourney(
      [everyone, email("a"), { id: "w1", ...day }, email("b"), { id: "w2", ...day }, email("c")],
      ["in -> a", "a -> w1", "w1 -> b", "b -> w2", "w2 -> c"],
      { settings: { caps: [{ channel: "any", count: 2, window: { kind: "rolling", days: 7 } }] } },
    );
    const { lines, why } = told(journey, base);
    const skipped = lines.find(({ what }) => what === "skipped");
    expect(skipped).toMatchObject({
      text: "Skipped: frequency cap reached — 2 of 2 messages in the last 7 days",
      node: "c",
      at: "2026-03-04T00:00:00Z",
      local: "2026-03-03T19:00:00",
    });
    expect(lines.filter(({ what }) => what === "sent").map(({ node }) => node)).toEqual(["a", "b"]);
    expect(why).toEqual([]);
  });

  it("shows what the branches of a split saw, up to the one taken", () => {
    const base = testBase(["ada"], [{ id: "tenure", type: "number", values: [7] }]);
    const branches = [
      { id: "old", label: "Loyal", segment: { all: [{ field: "tenure", op: ">=", value: 12 }] } },
      { id: "opened", segment: { event: "opened", atLeast: 1, where: { field: "node", op: "=", value: "mail" } } },
      { id: "late", segment: { all: [] } },
    ];
    const journey = testJourney(
      [
        everyone,
        email("mail", { response: { delivered: 1, opened: { p: 1, delay: 0 } } }),
        { id: "split", kind: "split", config: { branches } },
        email("more"),
      ],
      ["in -> mail", "mail -> split", "split:opened -> more"],
    );
    const left = told(journey, base).lines.find(({ node, what }) => node === "split" && what === "left");
    expect(left).toMatchObject({ detail: "opened", text: "Took “opened”" });
    expect(left?.saw).toEqual([
      { branch: "Loyal", rule: "tenure is at least 12", value: "7", holds: false },
      { branch: "opened", rule: "at least 1 opened event where node is mail", value: "1 response so far", holds: true },
    ]);
  });

  it("shows values as the run changed them, and what the exit criteria saw", () => {
    const base = testBase(["ada"], [{ id: "tenure", type: "number", values: [7] }]);
    const journey = testJourney(
      [everyone, { id: "set", kind: "update", config: { set: { tenure: 30 } } }, email("mail")],
      ["in -> set", "set -> mail"],
      { exitWhen: { field: "tenure", op: ">", value: 20 } },
    );
    const { lines, why } = told(journey, base);
    const exited = lines.at(-1);
    expect(exited).toMatchObject({ what: "exited", detail: "exit-criteria", text: "Left the journey: exit criteria met" });
    expect(exited?.saw).toEqual([{ branch: null, rule: "tenure is above 20", value: "30", holds: true }]);
    expect(why).toEqual(["Left the journey: exit criteria met, at “Update”."]);
  });

  it("answers first why a subscriber was never contacted", () => {
    const base = testBase(
      ["ada", "ben", "cara"],
      [
        { id: "mailing", type: "boolean", role: "consent:email", values: [false, true, true] },
        { id: "stop", type: "boolean", role: "suppressed", values: [false, true, false] },
        { id: "tenure", type: "number", values: [30, 30, 7] },
      ],
    );
    const journey = testJourney(
      [{ ...everyone, config: { segment: { field: "tenure", op: ">=", value: 12 } } }, email("mail")],
      ["in -> mail"],
    );
    expect(told(journey, base, 0).why).toEqual([
      "Skipped: no consent for the channel — mailing is no, at “Email”.",
      "Reached the end of a path, at “Email”.",
    ]);
    expect(told(journey, base, 1).why).toEqual(["Did not enter: on the suppression list, at “Audience”."]);
    expect(told(journey, base, 2)).toMatchObject({
      lines: [],
      why: ["Does not fit the audience “Audience”: not true is tenure is at least 12 (here: 7)."],
    });
  });
});

const kinds = [
  { ...everyone, config: { segment: { field: "tenure", op: ">", value: 4 } } },
  email("mail", { response: { opened: 0.4, clicked: 0.5, converted: 0.4 } }),
  { id: "wait", kind: "wait", config: { for: { hours: 72 } } },
  { id: "split", kind: "split", config: { branches: [{ id: "opened", segment: { event: "opened" } }] } },
  { id: "text", kind: "sms" },
  { id: "long", kind: "wait", config: { for: { hours: 24 * 40 } } },
  { id: "stop", kind: "exit", config: { reason: "cold" } },
];
const journey = testJourney(
  [...kinds, { id: "aside", kind: "email" }],
  ["in -> mail", "mail -> wait", "wait -> split", "split:opened -> text", "split:else -> stop", "text -> long"],
  { settings: { holdoutPercent: 10 } },
);
const keys = Array.from({ length: 3000 }, (_, n) => `k${n}`);
const baseOf = (order: readonly string[]) =>
  testBase(order, [
    { id: "tenure", type: "number", values: order.map((key) => Number(key.slice(1)) % 40) },
    { id: "gone", type: "boolean", role: "churned", values: order.map((key) => Number(key.slice(1)) % 17 === 0) },
  ]);
const options = { horizonDays: 20 };

function census(node: string, base: SubscriberBase, order: readonly string[]) {
  const { compiled } = compileTest(journey, base, options);
  const { program } = compiled;
  const target = targetOf(program, 0, node);
  const counts = new Census(base.keyHash);
  for (let row = 0; row < base.rows; row++) {
    const fate = fateOf(target, traceSubscriber(program, row));
    if (fate) counts.add(row, fate);
  }
  return counts.whereabouts(placesOf(program, [journey]), (row) => order[row] as string);
}

describe("who is at a node, and what stopped the rest", () => {
  const base = baseOf(keys);
  const { input } = compileTest(journey, base, options);
  const results = runHere(input);

  it.each(["in", "mail", "wait", "split", "text", "long", "stop", "aside"])("reconciles with the run at %s", (node) => {
    const { matched, came, stopped, here, rest } = census(node, base, keys);
    const counts = results.nodes[node];
    expect(matched).toBe(results.journey.matched);
    expect(came).toBe(counts?.entered ?? 0);
    expect(came + stopped).toBe(matched);
    const of = (what: string) => here.filter((fate) => fate.what === what).reduce((sum, { count }) => sum + count, 0);
    expect(of("waiting")).toBe(counts?.waiting ?? 0);
    expect(of("exited")).toBe(Object.values(counts?.exitedHere ?? {}).reduce((sum, count) => sum + count, 0));
    expect(of("passed")).toBe(Object.values(counts?.left ?? {}).reduce((sum, count) => sum + count, 0));
    for (const groups of [here, rest])
      expect(groups.map(({ count }) => count)).toEqual(groups.map(({ count }) => count).toSorted((a, b) => b - a));
    for (const { count, keys: sample } of [...here, ...rest]) expect(sample.length).toBe(Math.min(count, 200));
  });

  it("names place and reason of those who never came", () => {
    const { rest } = census("text", base, keys);
    const find = (what: string, reason = "") => rest.find((fate) => fate.what === what && fate.reason === reason);
    expect(find("not-entered", "churned")).toMatchObject({ node: "in", count: results.journey.notEntered.churned });
    expect(find("outlet", "else")).toMatchObject({ node: "split", count: results.nodes.split?.left.else, text: "Took “else” at “Split”" });
    expect(find("exited", "goal")?.count).toBeGreaterThan(0);
    expect(census("mail", base, keys).here.find(({ reason }) => reason === "hold-out")?.count).toBe(
      results.nodes.mail?.skipped["hold-out"],
    );
    expect(
      census("aside", base, keys)
        .rest.map(({ what }) => what)
        .toSorted(),
    ).toEqual(["no-path", "not-entered"]);
  });

  it("gives the same for any order of rows", () => {
    const turned = [...keys].reverse();
    expect(census("text", baseOf(turned), turned)).toEqual(census("text", base, keys));
  });
});
