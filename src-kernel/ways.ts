import { allocate } from "./memory";
import { Node, Program } from "./program";
import { DAY_NODE, NODE_LEFT } from "./places";
import { nodeAt, S } from "./state";

/**
 * A node's way out by an outlet. `stride` counts a step once, by way and day: who left a node and who came to the next one that day
 * follows from it.
 */
@unmanaged
export class Way {
  /** Where its count lies in those of a day, in bytes. */
  place: usize;
  /** The node that it leads to; 0 for none. */
  node: usize;
}

@inline
export function wayOf(node: Node, outlet: i32): Way {
  return changetype<Way>(node.ways + <usize>outlet * offsetof<Way>());
}

/** Lays out ways, after the counts of nodes, and what `stride` reads of nodes. How many bytes the counts of a day take. */
export function newWays(program: Program): usize {
  let place: usize = <usize>(program.nodeCount * DAY_NODE) << 3;
  for (let i = 0; i < program.nodeCount; i++) {
    const node = nodeAt(i);
    node.index = i;
    node.visits = S.visits + (<usize>i << 2);
    node.place = <usize>(i * DAY_NODE) << 3;
    node.ways = allocate(<usize>node.outlets * offsetof<Way>());
    for (let outlet = 0; outlet < node.outlets; outlet++) {
      const way = wayOf(node, outlet);
      const target = targetOf(node, outlet);
      way.place = place;
      way.node = target < 0 ? 0 : changetype<usize>(nodeAt(target));
      place += 8;
    }
  }
  return place;
}

/** The node that an outlet leads to; -1 for none. */
@inline
export function targetOf(node: Node, outlet: i32): i32 {
  return load<i32>(node.targets + (<usize>outlet << 2));
}

@inline
function take(at: usize): f64 {
  const count = load<f64>(at);
  store<f64>(at, 0);
  return count;
}

/** Adds steps of a day, whose counts begin at `row`, to the counts of nodes, which begin at `flat`. */
export function tellWays(row: usize, flat: usize): void {
  for (let i = 0; i < S.program.nodeCount; i++) {
    const node = nodeAt(i);
    for (let outlet = 0; outlet < node.outlets; outlet++) {
      const way = wayOf(node, outlet);
      const count = take(row + way.place);
      if (count === 0) continue;
      const left = flat + (<usize>(node.counts + NODE_LEFT + outlet) << 3);
      store<f64>(left, load<f64>(left) + count);
      if (way.node === 0) continue;
      const entered = row + changetype<Node>(way.node).place;
      store<f64>(entered, load<f64>(entered) + count);
    }
  }
}
