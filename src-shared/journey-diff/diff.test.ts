import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../lib/canonical-json.ts";
import type { Journey, JourneyEdge, JourneyNode } from "../model/journey.ts";
import { parseJourney } from "../nodes/parse.ts";
import { applyDiff, diffJourneys, isSame } from "./diff.ts";
import { diffPicture } from "./picture.ts";
import { diffSummary, diffText, tellDiff } from "./tell.ts";

const node = (id: string, kind: string, config: Record<string, unknown>, x = 0): JourneyNode => ({
  ...{ id, kind, stage: "awareness", label: id, config },
  position: { x, y: 0 },
});
const edge = (id: string, from: string, to: string, outlet = "next"): JourneyEdge => ({ id, from, outlet, to });

const journey = (change: Partial<Journey> = {}): Journey =>
  parseJourney(
    {
      ...{ format: "throughline.journey", version: 1, id: "j", name: "Spring" },
      nodes: [
        node("in", "audience", { segment: { field: "tenure", op: ">=", value: 12 } }),
        node("mail", "email", { message: { subject: "Hello", text: "A letter." } }, 300),
        node("wait", "wait", { for: { calendarDays: 1 } }, 600),
      ],
      edges: [edge("e1", "in", "mail"), edge("e2", "mail", "wait")],
      ...change,
    },
    "test",
  );

const value = fc.jsonValue({ maxDepth: 3 }).filter((made) => !JSON.stringify(made).includes("__proto__"));
const members = fc.dictionary(
  fc.constantFrom("unknown", "segment", "message", "list"),
  value.filter((made) => made !== undefined),
);
const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 5 });
const made = fc
  .tuple(ids, ids, fc.array(members, { minLength: 10, maxLength: 10 }), members, fc.constantFrom("Spring", "Summer"), fc.nat({ max: 3 }))
  .map(([nodes, edges, configs, head, name, shift]) => ({
    ...journey(),
    ...head,
    name,
    nodes: nodes.map((id, at) => ({
      ...node(id, at % 2 ? "wait" : "email", configs[at] as Record<string, unknown>, 100 * (at === shift ? at : 0)),
      ...(at === 0 ? { extra: configs[9] } : {}),
    })),
    edges: edges.map((id, at) => ({ ...edge(id, "a", "b"), ...configs[5 + (at % 4)] })),
  })) as fc.Arbitrary<Journey>;

describe("a difference of two journeys", () => {
  it("leads exactly from one to the other, is empty for the same, and every part of it is told", () => {
    fc.assert(
      fc.property(made, made, (a, b) => {
        const diff = diffJourneys(a, b);
        expect(canonicalJson(applyDiff(a, diff))).toBe(canonicalJson(b));
        expect(canonicalJson(applyDiff(a, diff).nodes.map(({ id }) => id))).toBe(canonicalJson(b.nodes.map(({ id }) => id)));
        expect(isSame(diffJourneys(a, a))).toBe(true);
        expect(isSame(diff)).toBe(canonicalJson(a) === canonicalJson(b));
        const told = tellDiff(a, b, diff);
        expect(told.length === 0).toBe(isSame(diff));
        for (const { id } of diff.nodes.changes) expect(told.some(({ key }) => key === `node:${id}`)).toBe(true);
        for (const { id } of diff.edges.changes) expect(told.some(({ key }) => key === `edge:${id}`)).toBe(true);
        const fields = told.filter(({ nodes, edge: own }) => nodes.length === 0 && own === null).flatMap((change) => change.fields);
        expect(fields).toHaveLength(diff.head.length);
      }),
      { numRuns: 400, seed: 20261129 },
    );
  });

  it("tells members that are called like something every object has", () => {
    const named = journey({ unknown: { toString: {}, constructor: 1 } } as Partial<Journey>);
    expect(tellDiff(named, journey()).flatMap(({ fields }) => fields)).toEqual([
      { field: "Unknown", before: "to string nothing set; constructor 1", after: "not set" },
    ]);
  });

  it("tells what was added, removed, changed and moved, side by side and in words", () => {
    const before = journey();
    const after = journey({
      name: "Spring offer",
      settings: { ...before.settings, maxDurationDays: 30 },
      exitWhen: { field: "tier", op: "=", value: "1 Gig" },
      nodes: [
        node("in", "audience", { segment: { field: "tenure", op: ">=", value: 24 } }),
        { ...node("mail", "email", { message: { subject: "Hello", text: "A letter." } }, 340), position: { x: 340, y: 20 } },
        node("text", "sms", { message: { text: "Hi" } }, 600),
      ],
      edges: [edge("e1", "in", "mail"), edge("e2", "mail", "text")],
    });
    const told = tellDiff(before, after);
    expect(told.map(({ kind, subject, note }) => [kind, subject, note])).toEqual([
      ["changed", "Journey", ""],
      ["changed", "Goal and exit criteria", ""],
      ["changed", "Settings", ""],
      ["removed", "Wait “wait”", "1 calendar day"],
      ["changed", "Audience “in”", expect.stringMatching(/^“.*12.*” became “.*24.*”$/)],
      ["moved", "Email “mail”", "moved 40 to the right and 20 down"],
      ["added", "SMS “text”", "Hi"],
      ["changed", "Edge from “mail” to “text”", ""],
    ]);
    expect(told[0]?.fields).toEqual([{ field: "Name", before: "Spring", after: "Spring offer" }]);
    expect(told[1]?.fields).toEqual([{ field: "Exit criteria", before: "not set", after: "tier is 1 Gig" }]);
    expect(told[2]?.fields).toEqual([{ field: "Longest stay, days", before: "90", after: "30" }]);
    expect(told[4]?.fields[0]).toMatchObject({ field: "Rules", before: "tenure is at least 12" });
    expect(told[7]?.fields).toEqual([{ field: "Leads", before: "from “mail” to “wait”", after: "from “mail” to “text”" }]);
    expect(diffSummary(told)).toBe("8 differences: 1 added, 1 removed, 5 changed, 1 moved.");
    expect(diffText(told, "First", "Now")).toContain("Moved: Email “mail” (moved 40 to the right and 20 down)");
    const picture = diffPicture(before, after, told);
    expect(picture.nodes.map(({ node: { id }, mark }) => [id, mark])).toEqual([
      ["in", "changed"],
      ["mail", "moved"],
      ["text", "added"],
      ["wait", "removed"],
    ]);
    expect(picture.nodes.find(({ node: { id } }) => id === "mail")?.from).toEqual({ x: 300, y: 0 });
    expect(picture.edges.map(({ mark }) => mark)).toEqual(["same", "changed"]);
  });

  it("draws notes and frames with the rest, frames behind it, and writes outlets on edges of nodes with several", () => {
    const before = journey({
      nodes: [
        node("way", "split", { branches: [{ id: "y", label: "Likes calls", segment: { all: [] } }] }),
        node("mail", "email", { message: { subject: "One", text: "Text" } }),
        node("area", "frame", { text: "Ask", width: 700, height: 400 }),
      ],
      edges: [{ id: "e", from: "way", outlet: "y", to: "mail" }],
    });
    const after = structuredClone(before);
    after.nodes.push(node("say", "note", { text: "Why", width: 240, height: 120 }) as never);
    const picture = diffPicture(before, after, tellDiff(before, after));
    expect(picture.nodes.map(({ node: { id }, mark, behind, width }) => [id, mark, behind, width])).toEqual([
      ["area", "same", true, 700],
      ["way", "same", false, 240],
      ["mail", "same", false, 240],
      ["say", "added", false, 240],
    ]);
    expect(picture.edges[0]?.label?.text).toBe("Likes calls");
    expect(picture.box.width).toBeGreaterThanOrEqual(700);
  });

  it("names the fields of copy, branches and settings that nobody knows", () => {
    const before = journey({
      nodes: [
        node("mail", "email", { message: { subject: "One", text: "Text" } }),
        node("way", "split", { branches: [{ id: "y", label: "Likes calls", segment: { all: [] } }] }),
      ],
      edges: [],
    });
    const after = structuredClone(before) as Journey & { future?: unknown };
    (after.nodes[0]?.config.message as Record<string, unknown>).subject = "Two";
    const branches = after.nodes[1]?.config.branches as Record<string, unknown>[];
    if (branches[0]) branches[0].segment = { field: "age", op: ">", value: 60 };
    after.future = { some: ["thing"] };
    const fields = tellDiff(before, after).flatMap((change) => change.fields);
    expect(fields).toEqual([
      { field: "Future", before: "not set", after: "some thing" },
      { field: "Subject", before: "One", after: "Two" },
      { field: "Branches › “Likes calls” › Rules", before: "everyone", after: "age is above 60" },
    ]);
    expect(diffSummary([])).toBe("No differences.");
  });
});
