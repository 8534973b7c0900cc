import { expect, it } from "vitest";
import { compileRun } from "./compile/index.ts";
import { checkedResults, solveHere } from "./local.ts";
import { plainBase } from "./testing/base.ts";
import { testInput, testJourney } from "./testing/run.ts";

it("runs replications whose drawn rates leave too little room for a number of the node: that stage comes as often as what it presupposes", () => {
  // With the benchmark of 22 % opens, 11 % click; a benchmark drawn below 20 % leaves less than the 10 % that are to convert.
  const response = { delivered: 1, clicked: 0.5, converted: { p: 0.1, per: "sent", delay: 0 }, optedOut: 0, complained: 0 };
  const journey = testJourney(
    [
      { id: "in", kind: "audience", config: { segment: { all: [] } } },
      { id: "mail", kind: "email", config: { response } },
    ],
    ["in -> mail"],
    { goal: null, settings: { conversionWindowDays: 4000 } },
  );
  const [people, worlds] = [4000, 30];
  const input = testInput(journey, plainBase(people), { replications: worlds, horizonDays: 1100, seed: 4 });
  const compiled = compileRun(input);
  const counts = Array.from({ length: worlds }, (_, world) => checkedResults(input, compiled, solveHere(compiled, world)).nodes.mail);
  const full = counts.filter((mail) => mail?.converted !== mail?.clicked);
  const tight = counts.filter((mail) => mail?.converted === mail?.clicked);
  expect(Math.min(full.length, tight.length)).toBeGreaterThan(2);
  for (const mail of full) expect(Math.abs((mail?.converted ?? 0) - people * 0.1)).toBeLessThan(4 * Math.sqrt(people * 0.1 * 0.9));
  for (const mail of tight) {
    expect(mail?.converted).toBeLessThan(people * 0.1 + 4 * Math.sqrt(people * 0.1 * 0.9));
    const clicks = (mail?.opened ?? 0) / 2;
    expect(Math.abs((mail?.clicked ?? 0) - clicks)).toBeLessThan(4 * Math.sqrt(clicks / 2));
  }
});
