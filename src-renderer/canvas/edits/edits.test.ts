import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRemark, kindNames } from "../../../src-shared/nodes/index.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { journeyOf, type Records, recordsOf } from "../../store/records.ts";
import { laneIndexOf, lanesOf } from "../lanes/lanes.ts";
import { NODE_WIDTH, nodeHeight } from "../nodes/size.ts";
import { smallJourney } from "../test-journey.ts";
import { addAt, appendAfter, insertOnEdge } from "./add.ts";
import { changeNode, moveNodes, setStage } from "./change.ts";
import { clipOf, paste } from "./copy.ts";
import { connect, edgeAt, refusal } from "./graph.ts";
import { neighbour } from "./neighbour.ts";
import { resizeRemark } from "./remarks.ts";
import { remove, removeAndReconnect } from "./remove.ts";
import { isPiledUp, spread } from "./spread.ts";
import { addStage, moveStageTo, removeStage, renameStage } from "./stages.ts";

const start = () => recordsOf(smallJourney());

/** Every node lies inside the lane of its stage; notes and frames lie where they were put. */
function expectInLanes(records: Records) {
  const lanes = lanesOf(records);
  for (const node of records.nodes.values()) {
    if (isRemark(node.kind)) continue;
    const lane = lanes[laneIndexOf(records.head.stages, node)];
    expect(node.position.x, node.id).toBeGreaterThanOrEqual(lane?.x ?? Number.NaN);
    expect(node.position.x + NODE_WIDTH, node.id).toBeLessThanOrEqual((lane?.x ?? 0) + (lane?.width ?? 0));
  }
}

/** The document is one that the core would take: ids, outlets and settings fit together, one edge per outlet. */
function expectSound(records: Records) {
  expectInLanes(records);
  parseJourney(structuredClone(journeyOf(records)), "the edited journey");
  const outlets = [...records.edges.values()].map(({ from, outlet }) => `${from} ${outlet}`);
  expect(new Set(outlets).size).toBe(outlets.length);
}

/** A note or frame with an id. */
function withRemark(records: Records, kind: "note" | "frame", at: { x: number; y: number }, size: { width: number; height: number }) {
  const { records: added, node } = addAt(records, kind, at);
  if (node === null) throw new Error(kind);
  return { id: node, records: resizeRemark(added, node, at, size) };
}

const pick = <T>(items: Iterable<T>, at: number): T | undefined => [...items][at % Math.max(1, [...items].length)];

describe("edits", { timeout: 60_000 }, () => {
  it("keep the journey sound and every node in its lane, whatever is done", () => {
    const n = fc.nat({ max: 30 });
    const place = fc.record({ x: fc.integer({ min: -500, max: 4000 }), y: fc.integer({ min: -500, max: 1500 }) });
    const edit: fc.Arbitrary<(records: Records) => Records> = fc.oneof(
      fc.tuple(n, place).map(
        ([k, at]) =>
          (r: Records) =>
            addAt(r, pick(kindNames, k) ?? "", at).records,
      ),
      fc.tuple(n, n).map(
        ([k, at]) =>
          (r: Records) =>
            appendAfter(r, pick(kindNames.slice(1), k) ?? "", pick(r.nodes.keys(), at) ?? "").records,
      ),
      fc.tuple(n, n).map(
        ([k, at]) =>
          (r: Records) =>
            insertOnEdge(r, pick(kindNames.slice(1), k) ?? "", pick(r.edges.keys(), at) ?? "").records,
      ),
      n.map((at) => (r: Records) => remove(r, new Set([pick(r.nodes.keys(), at) ?? ""]))),
      n.map((at) => (r: Records) => removeAndReconnect(r, new Set([pick(r.nodes.keys(), at) ?? ""]))),
      fc.tuple(n, place).map(
        ([at, to]) =>
          (r: Records) =>
            moveNodes(r, new Map([[pick(r.nodes.keys(), at) ?? "", to]])),
      ),
      fc.tuple(n, n).map(
        ([at, to]) =>
          (r: Records) =>
            setStage(r, [pick(r.nodes.keys(), at) ?? ""], pick(r.head.stages, to) ?? ""),
      ),
      fc.tuple(n, n).map(
        ([a, b]) =>
          (r: Records) =>
            connect(r, pick(r.nodes.keys(), a) ?? "", "next", pick(r.nodes.keys(), b) ?? ""),
      ),
      fc.tuple(n, place).map(
        ([at, by]) =>
          (r: Records) =>
            paste(r, clipOf(r, new Set([...r.nodes.keys()].slice(0, at % 4))), by).records,
      ),
      n.map((at) => (r: Records) => renameStage(r, at % r.head.stages.length, `stage ${at}`)),
      n.map((at) => (r: Records) => removeStage(r, at % r.head.stages.length)),
      fc.tuple(n, fc.constantFrom(-1 as const, 1 as const)).map(
        ([at, by]) =>
          (r: Records) =>
            moveStageTo(r, at % r.head.stages.length, (at % r.head.stages.length) + by),
      ),
      fc.constant(addStage),
      fc.constant(spread),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        let records = start();
        expectInLanes(records);
        for (const each of edits) {
          records = each(records);
          expectSound(records);
        }
      }),
      { numRuns: 200, verbose: true },
    );
  });

  it("push the lanes after one that is left with a note alone, wider than its nodes were", () => {
    const entered = remove(start(), new Set(["in"]));
    const { records } = appendAfter(entered, "note", "mail");
    expectInLanes(remove(records, new Set(["mail"])));
  });

  it("refuses impossible connections, each with its reason", () => {
    const records = start();
    expect(refusal(records, "mail", "next", "in")).toBe("Nothing leads into an entry.");
    expect(refusal(records, "done", "next", "mail")).toBe("The journey ends here.");
    expect(refusal(records, "mail", "next", "mail")).toBe("A node cannot lead to itself.");
    expect(refusal(records, "mail", "next", "ask")).toMatch(/connected already/);
    expect(connect(records, "mail", "next", "ask")).toBe(records);
    const free = remove(records, new Set(), new Set(["e2"]));
    expect(refusal(free, "mail", "next", "ask")).toBeNull();
    expect(edgeAt(connect(free, "mail", "next", "ask"), "mail", "next")?.to).toBe("ask");
  });

  it("inserts on an edge, which then ends at the new node and leads on", () => {
    const { records, node } = insertOnEdge(start(), "sms", "e1");
    expect(records.edges.get("e1")?.to).toBe(node);
    expect(edgeAt(records, node ?? "", "next")?.to).toBe("mail");
  });

  it("gives a node the stage of the lane it is dropped into, and widens a lane at its right border", () => {
    const lanes = lanesOf(start());
    const onboarding = lanes[3];
    const moved = moveNodes(start(), new Map([["mail", { x: (onboarding?.x ?? 0) + 40, y: 10 }]]));
    expect(moved.nodes.get("mail")?.stage).toBe("onboarding");
    const border = (lanes[0]?.x ?? 0) + (lanes[0]?.width ?? 0);
    const widened = moveNodes(start(), new Map([["mail", { x: border - NODE_WIDTH / 2 - 10, y: 10 }]]));
    expect(widened.nodes.get("mail")?.stage).toBe("awareness");
    expect(lanesOf(widened)[0]?.width).toBeGreaterThan(lanes[0]?.width ?? 0);
    expectInLanes(widened);
  });

  it("deletes with reconnection", () => {
    const records = removeAndReconnect(start(), new Set(["mail", "hold"]));
    expect(edgeAt(records, "in", "next")?.to).toBe("ask");
    expect(records.nodes.size).toBe(5);
  });

  it("drops the edge of an outlet that is taken away", () => {
    const split = { branches: [{ id: "other", segment: { all: [] } }] };
    const records = changeNode(start(), "ask", { config: split });
    expect(edgeAt(records, "ask", "yes")).toBeUndefined();
    expect(edgeAt(records, "ask", "else")?.to).toBe("ring");
  });

  it("pastes under new ids with inner edges and unknown members", () => {
    const { records, nodes } = paste(start(), clipOf(start(), new Set(["in", "mail"])), { x: 0, y: 300 });
    expect(nodes).toHaveLength(2);
    expect(edgeAt(records, nodes[0] ?? "", "next")?.to).toBe(nodes[1]);
    expect(records.nodes.get(nodes[1] ?? "")?.config.ours).toBe(1);
  });

  it("pastes no edge that could not be drawn, and gives a stage of its own to a node from another journey", () => {
    const clip = clipOf(start(), new Set(["in", "mail"]));
    const [inner] = clip.edges;
    const edges = [
      { id: "a", from: "in", outlet: "gone", to: "mail" },
      { id: "b", from: "mail", outlet: "next", to: "in" },
      ...(inner ? [inner, { ...inner, id: "twice" }] : []),
    ];
    const nodes = clip.nodes.map((node) => ({ ...node, stage: "elsewhere" }));
    const { records, nodes: added } = paste(start(), { ...clip, nodes, edges }, { x: 0, y: 300 });
    expect([...records.edges.values()].filter(({ from }) => added.includes(from)).map(({ to }) => to)).toEqual([added[1]]);
    for (const id of added) expect(records.head.stages).toContain(records.nodes.get(id)?.stage);
  });

  it("gives an update that names a stage its other name, and the heir of one that is taken away", () => {
    const stages = start().head.stages;
    const moving = {
      id: "move",
      label: "Move",
      kind: "update",
      stage: stages[0] as string,
      position: { x: 24, y: 500 },
      config: { set: {}, stage: stages[1], ours: 1 },
    };
    const records = { ...start(), nodes: new Map(start().nodes).set("move", moving) };
    expect(renameStage(records, 1, "Thinking").nodes.get("move")?.config).toEqual({ set: {}, stage: "Thinking", ours: 1 });
    expect(removeStage(records, 1, stages[2] as string).nodes.get("move")?.config).toMatchObject({ stage: stages[2] });
    expect(renameStage(records, 2, "Thinking").nodes.get("move")).toBe(moving);
  });

  it("leads rules on responses to the copied message, when it is copied too", () => {
    const opened = { event: "opened", atLeast: 1, where: { field: "node", op: "=", value: "mail" } };
    const asking = changeNode(start(), "ask", { config: { branches: [{ id: "yes", segment: opened }] } });
    const both = paste(asking, clipOf(asking, new Set(["mail", "ask"])), { x: 0, y: 300 });
    expect(JSON.stringify(both.records.nodes.get(both.nodes[1] ?? "")?.config)).toContain(`"value":"${both.nodes[0]}"`);
    const alone = paste(asking, clipOf(asking, new Set(["ask"])), { x: 0, y: 300 });
    expect(JSON.stringify(alone.records.nodes.get(alone.nodes[0] ?? "")?.config)).toContain('"value":"mail"');
  });

  it("walks along edges with the arrow keys", () => {
    expect(neighbour(start(), "in", "right")).toBe("mail");
    expect(neighbour(start(), "mail", "left")).toBe("in");
    expect(neighbour(start(), "text", "down")).toBe("ring");
    expect(neighbour(start(), "ring", "up")).toBe("text");
    expect(neighbour(start(), "in", "left")).toBeUndefined();
  });

  it("tidies a journey without positions: no node over another, time from left to right", () => {
    const piled = { ...start(), nodes: new Map([...start().nodes].map(([id, node]) => [id, { ...node, position: { x: 0, y: 0 } }])) };
    expect(isPiledUp(piled)).toBe(true);
    const records = spread(piled);
    const nodes = [...records.nodes.values()];
    for (const a of nodes)
      for (const b of nodes) {
        if (a.id >= b.id) continue;
        const beside = Math.abs(a.position.x - b.position.x) >= NODE_WIDTH;
        const [upper, lower] = a.position.y < b.position.y ? [a, b] : [b, a];
        expect(beside || upper.position.y + nodeHeight(upper, true) <= lower.position.y, `${a.id} and ${b.id}`).toBe(true);
      }
    for (const edge of records.edges.values())
      expect(records.nodes.get(edge.from)?.position.x).toBeLessThan(records.nodes.get(edge.to)?.position.x ?? 0);
    expect(JSON.stringify(journeyOf(spread(records)))).toBe(JSON.stringify(journeyOf(records)));
  });
});

describe("notes and frames", () => {
  it("take no edges and stand on no edge", () => {
    const { id, records } = withRemark(start(), "note", { x: 300, y: 300 }, { width: 200, height: 100 });
    expect(refusal(records, "mail", "next", id)).toContain("note");
    expect(refusal(records, id, "next", "done")).toContain("note");
    expect(insertOnEdge(records, "note", "e1")).toEqual({ records, node: null });
    expect(insertOnEdge(records, "qualification", "e1").node).toBeNull();
  });

  it("take no room in a lane that holds other nodes", () => {
    const before = lanesOf(start());
    const { records } = withRemark(start(), "frame", { x: 0, y: 0 }, { width: 5000, height: 400 });
    expect(lanesOf(records)).toEqual(before);
  });

  it("follow their nodes when the journey is tidied", () => {
    const framed = withRemark(start(), "frame", { x: 290, y: 0 }, { width: 300, height: 200 });
    const noted = withRemark(framed.records, "note", { x: 1340, y: 330 }, { width: 200, height: 80 });
    const after = spread(moveNodes(noted.records, new Map([["mail", { x: 310, y: 70 }]])));
    const [mail, frame, ring, note] = ["mail", framed.id, "ring", noted.id].map((id) => after.nodes.get(id)?.position);
    expect(frame).toEqual({ x: (mail?.x ?? 0) - 24, y: (mail?.y ?? 0) - 52 });
    expect(after.nodes.get(framed.id)?.config.width).toBe(NODE_WIDTH + 48);
    expect(note).toEqual({ x: ring?.x, y: (ring?.y ?? 0) + 110 });
  });

  it("are not piled up by lying on nodes", () => {
    const { records } = withRemark(start(), "frame", { x: 24, y: 60 }, { width: 300, height: 200 });
    expect(isPiledUp(records)).toBe(false);
  });
});
