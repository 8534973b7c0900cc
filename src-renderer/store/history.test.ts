import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src-shared/lib/canonical-json.ts";
import type { JourneyNode } from "../../src-shared/model/journey.ts";
import { smallJourney } from "../canvas/test-journey.ts";
import { createDocument, type JourneyDocument } from "./document.ts";
import { HISTORY_LIMIT } from "./history.ts";
import type { Records } from "./records.ts";

/** Order matters here, so plain JSON and not the canonical one. */
const textOf = (document: JourneyDocument) => JSON.stringify(document.journey());
const at = <T>(map: ReadonlyMap<string, T>, index: number): T | undefined => [...map.values()][index % Math.max(1, map.size)];

const changeLabel = (index: number, label: string) => (records: Records) => {
  const node = at(records.nodes, index);
  return node ? { ...records, nodes: new Map(records.nodes).set(node.id, { ...node, label }) } : records;
};
const addNode = (id: string) => (records: Records) => {
  const node: JourneyNode = { id, kind: "exit", label: id, position: { x: 0, y: 0 }, config: {}, unknownMember: [id] };
  return { ...records, nodes: new Map(records.nodes).set(id, node) };
};
const removeNode = (index: number) => (records: Records) => {
  const node = at(records.nodes, index);
  if (!node) return records;
  const edges = [...records.edges].filter(([, edge]) => edge.from !== node.id && edge.to !== node.id);
  return { ...records, nodes: new Map([...records.nodes].filter(([id]) => id !== node.id)), edges: new Map(edges) };
};
const reverse = (records: Records) => ({ ...records, nodes: new Map([...records.nodes].reverse()) });
const rename = (name: string) => (records: Records) => ({ ...records, head: { ...records.head, name } });

const index = fc.nat({ max: 20 });
const change = fc.oneof(
  fc.tuple(index, fc.string({ maxLength: 5 })).map(([i, text]) => changeLabel(i, text)),
  fc.constantFrom("a", "b", "c", "__proto__", "1", "2").map(addNode),
  index.map(removeNode),
  fc.constant(reverse),
  fc.string({ minLength: 1, maxLength: 5 }).map(rename),
);
const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: change, merge: fc.option(fc.constantFrom("x", "y"), { nil: undefined }) }) },
  { weight: 1, arbitrary: fc.constant("mark" as const) },
  { weight: 1, arbitrary: fc.constant("undo" as const) },
  { weight: 1, arbitrary: fc.constant("redo" as const) },
);

describe("history", () => {
  it("undoes random transactions to the start and redoes them to the end, exactly", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const document = createDocument(smallJourney());
        const start = textOf(document);
        for (const each of actions) {
          if (each === "mark") document.mark();
          else if (each === "undo") document.undo();
          else if (each === "redo") document.redo();
          else document.transact("step", each.do, each.merge === undefined ? {} : { merge: each.merge });
        }
        while (document.redo() !== null);
        const end = textOf(document);
        const states = [end];
        while (document.undo() !== null) states.push(textOf(document));
        expect(textOf(document)).toBe(start);
        for (let step = states.length - 2; step >= 0; step--) {
          expect(document.redo()).toBe("step");
          expect(textOf(document)).toBe(states[step]);
        }
        expect(textOf(document)).toBe(end);
      }),
      { numRuns: 300, verbose: true },
    );
  });

  it("keeps 100 named steps and more, and forgets the oldest beyond its limit", () => {
    const document = createDocument(smallJourney());
    for (let step = 1; step <= HISTORY_LIMIT + 20; step++) document.transact(`Rename ${step}`, rename(`name ${step}`));
    const names: (string | null)[] = [];
    for (let step = 0; step < 100; step++) names.push(document.undo());
    expect(names[0]).toBe(`Rename ${HISTORY_LIMIT + 20}`);
    expect(names[99]).toBe(`Rename ${HISTORY_LIMIT - 79}`);
    while (document.undo() !== null);
    expect(document.journey().name).toBe("name 20");
  });

  it("makes typing in one field one step, until a mark", () => {
    const document = createDocument(smallJourney());
    for (const text of ["S", "Su", "Sum"]) document.transact("Rename", rename(text), { merge: "name" });
    document.mark();
    for (const text of ["Summ", "Summer"]) document.transact("Rename", rename(text), { merge: "name" });
    expect(document.undo()).toBe("Rename");
    expect(document.journey().name).toBe("Sum");
    document.undo();
    expect(document.journey().name).toBe("Small");
    expect(document.undo()).toBeNull();
  });

  it("does not coalesce across an undo, and a new step ends what could be redone", () => {
    const document = createDocument(smallJourney());
    document.transact("Rename", rename("A"), { merge: "name" });
    document.undo();
    document.transact("Rename", rename("B"), { merge: "name" });
    expect(document.redo()).toBeNull();
    document.undo();
    expect(document.journey().name).toBe("Small");
  });

  it("records nothing when nothing changed, and keeps members it does not know", () => {
    const document = createDocument(smallJourney());
    expect(document.transact("Nothing", (records) => records)).toBe(false);
    expect(document.undo()).toBeNull();
    document.transact("Rename", rename("Other"));
    const { name: _name, ...rest } = document.journey();
    const { name: _before, ...before } = smallJourney();
    expect(canonicalJson(rest)).toBe(canonicalJson(before));
    expect(rest.fromElsewhere).toEqual({ kept: true });
  });
});
