import { expect, it } from "vitest";
import { parseJourney } from "../nodes/parse.ts";
import { reachInWords } from "./reach.ts";

const rule = (field: string) => ({ all: [{ field, op: "=", value: true }] });
const edge = (from: string, outlet: string, to: string) => ({ id: `${from}-${outlet}-${to}`, from, outlet, to });
const journey = (edges: ReturnType<typeof edge>[]) =>
  parseJourney(
    {
      format: "throughline.journey",
      version: 1,
      id: "j",
      name: "J",
      nodes: [
        { id: "in", kind: "audience", config: { segment: rule("active") } },
        { id: "split", kind: "split", config: { branches: [{ id: "app", segment: rule("app") }] } },
        {
          id: "half",
          kind: "random-split",
          label: "Test",
          config: {
            shares: [
              { id: "a", percent: 50 },
              { id: "b", percent: 50 },
            ],
          },
        },
        { id: "mail", kind: "email", config: {} },
        { id: "alone", kind: "sms", config: {} },
      ],
      edges,
    },
    "test",
  );

it("says the branch that was taken, and those that were not", () => {
  const to = (outlet: string) => reachInWords(journey([edge("in", "next", "split"), edge("split", outlet, "mail")]), "mail");
  expect(to("app")).toMatch(/active.*, and .*app/);
  expect(to("else")).toMatch(/active.*, and not \(.*app.*\)/);
});

it("forgets a branch whose every outlet leads here, directly or through another", () => {
  const both = [edge("in", "next", "split"), edge("split", "app", "mail"), edge("split", "else", "mail")];
  expect(reachInWords(journey(both), "mail")).toBe(reachInWords(journey([edge("in", "next", "mail")]), "mail"));
  const nested = [
    edge("in", "next", "split"),
    edge("split", "app", "half"),
    edge("half", "a", "mail"),
    edge("half", "b", "mail"),
    edge("split", "else", "mail"),
  ];
  expect(reachInWords(journey(nested), "mail")).toBe(reachInWords(journey([edge("in", "next", "mail")]), "mail"));
});

it("ends on cycles, and tells when nothing leads here", () => {
  const loop = [edge("in", "next", "split"), edge("split", "app", "mail"), edge("mail", "next", "split")];
  expect(reachInWords(journey(loop), "mail")).toMatch(/active/);
  expect(reachInWords(journey(loop), "alone")).toBe("nobody: no entry leads here");
});
