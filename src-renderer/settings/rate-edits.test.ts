import { expect, it } from "vitest";
import { inForce, segmentKey } from "../../src-shared/channels/in-force.ts";
import { channels } from "../../src-shared/channels/index.ts";
import { ratesInForce, shippedRates } from "../../src-shared/channels/rates.ts";
import type { Parameters } from "../../src-shared/contract/parameters.ts";
import { projectParametersSchema } from "../../src-shared/model/parameters.ts";
import { choices, everyone, ownAt, type Rate, ratesFor, typedNumber, without } from "./rate-edits.ts";

const named = [
  { id: "s1", name: "Fiber", description: "", rules: { field: "plan", op: "=" as const, value: "Fiber" } },
  { id: "s2", name: "Cable", description: "", rules: { field: "plan", op: "=" as const, value: "Cable" } },
];
const cable = segmentKey({ segment: "Cable" });

const parametersOf = (own: Parameters["own"]): Parameters => ({
  channels: [{ channel: "email", shipped: shippedRates(channels.email), classes: ratesInForce(channels.email, own) }],
  own,
});
const none = parametersOf([]);
const whomOf = (parameters: Parameters, key: string) => {
  const found = choices(parameters, "email", named).find((one) => one.key === key);
  if (!found) throw new Error(`no choice ${key}`);
  return found;
};
const rateOf = (parameters: Parameters, stage: Rate["stage"], key = everyone) => {
  const found = ratesFor(parameters, "email", whomOf(parameters, key)).find((rate) => rate.stage === stage);
  if (!found) throw new Error(`no rate ${stage}`);
  return found;
};

it("offers everyone and the named segments, those with rates first", () => {
  expect(choices(none, "email", named).map(({ label, count }) => [label, count])).toEqual([
    ["Everyone", 0],
    ["Fiber", 0],
    ["Cable", 0],
  ]);
  const own = typedNumber("email", rateOf(none, "opened"), whomOf(none, cable), 0.4);
  expect(choices(parametersOf([own]), "email", named).map(({ label, count }) => [label, count])).toEqual([
    ["Everyone", 0],
    ["Cable", 1],
    ["Fiber", 0],
  ]);
});

it("makes a number that the project takes, per what the one in force is per, and finds and removes it again", () => {
  const clicked = typedNumber("email", rateOf(none, "clicked"), whomOf(none, cable), 0.05);
  expect(projectParametersSchema.parse([clicked])).toEqual([clicked]);
  expect(clicked).toMatchObject({ layer: "segment", per: "delivered", segment: { segment: "Cable" }, segmentName: "Cable" });
  const set = parametersOf([clicked, typedNumber("email", rateOf(none, "clicked"), whomOf(none, everyone), 0.03)]);
  expect(rateOf(set, "clicked", cable)).toMatchObject({ value: 0.05, badge: "yours", layer: "segment" });
  expect(rateOf(set, "clicked")).toMatchObject({ value: 0.03, layer: "workspace" });
  expect(ownAt(set, "email", "clicked", whomOf(set, cable))?.value).toBe(0.05);
  expect(without(set, "email", "clicked", whomOf(set, cable))).toEqual([set.own[1]]);
  expect(inForce(channels.email, set.own, cable).parameters.clicked?.value).toBe(0.05);
});

it("shows everyone's rates for a segment without its own, and no price, which is the same for all", () => {
  expect(rateOf(none, "opened", cable)).toEqual(rateOf(none, "opened"));
  const stages = (key: string) => ratesFor(none, "email", whomOf(none, key)).map(({ stage }) => stage);
  expect(stages(everyone)).toContain("cost");
  expect(stages(cable)).not.toContain("cost");
});

it("counts a calibrated number as none that a person set", () => {
  const calibrated = { ...typedNumber("email", rateOf(none, "opened"), whomOf(none, everyone), 0.33), layer: "calibrated" as const };
  const set = parametersOf([calibrated]);
  expect(ownAt(set, "email", "opened", whomOf(set, everyone))).toBeUndefined();
  expect(without(set, "email", "opened", whomOf(set, everyone))).toEqual([]);
});
