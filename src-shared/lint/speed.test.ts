import { expect, it } from "vitest";
import { lintGraph } from "./index.ts";
import { everyone, message, splitting, type TestNode, testJourney, waiting } from "./test-journey.ts";

/** A thousand nodes in rows of message, wait and split that lead on and back together. */
function large() {
  const nodes: TestNode[] = [everyone];
  const edges: string[] = [];
  let last = "in";
  for (let at = 0; nodes.length < 997; at++) {
    const split = { ...splitting({ event: "opened" }, { field: "months", op: "<", value: at }), id: `s${at}` };
    nodes.push(message(`m${at}`), waiting(`w${at}`), split, message(`t${at}`, "sms"));
    edges.push(`${last} -> m${at}`, `m${at} -> w${at}`, `w${at} -> s${at}`, `s${at}.b1 -> t${at}`);
    last = `t${at}`;
    edges.push(`s${at}.else -> m${at + 1}`);
  }
  nodes.push(message(`m${edges.length / 5}`));
  return testJourney(nodes, edges, {
    settings: { quietHours: { from: "21:00", to: "08:00" }, caps: [{ channel: "any", count: 3, window: { kind: "rolling", days: 7 } }] },
  });
}

it("looks at a thousand nodes in well under the half second in which a change is checked", () => {
  const journey = large();
  expect(journey.nodes.length).toBeGreaterThan(990);
  lintGraph(journey);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    lintGraph(journey);
    return performance.now() - start;
  });
  console.info(`lintGraph over ${journey.nodes.length} nodes: ${Math.min(...times).toFixed(1)} ms`);
  expect(Math.min(...times)).toBeLessThan(250);
});
