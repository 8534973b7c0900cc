import { Instance } from "./instance";
import { allocate } from "./memory";
import { Node, Program } from "./program";
import { MAX_VISITS } from "./places";

/** All that is known of the run, and of the subscriber in hand. */
export class S {
  static program: Program = changetype<Program>(0);
  static nodes: usize = 0;
  static replication: u32 = 0;
  /** The run is broken off at this moment. */
  static until: f64 = 0;
  static logging: bool = false;
  /** Several journeys run beside each other. */
  static multi: bool = false;
  /** One journey, which looks at its rules when something happens, and nothing is told: `stride` goes the way. */
  static strides: bool = false;
  /** And there is no response model, budget or churn. */
  static plain: bool = false;
  static now: f64 = 0;
  /** Row of the subscriber in hand among those in memory, and of the first of these in the base. */
  static row: i32 = 0;
  static firstRow: i32 = 0;
  /** How many instances the subscriber has had, and all subscribers of this kernel. */
  static started: i32 = 0;
  static serial: i64 = 0;
  /** Different for every subscriber of this kernel in every replication, with room for numbers of visits between. */
  static subject: i64 = 0;
  /** A moment at which no quiet hours hold for the subscriber in hand; nothing is equal to it where none is known. */
  static calm: f64 = NaN;
  /** One for each journey. */
  static instances: usize = 0;
  /** By node. */
  static visits: usize = 0;
  /** Serial number of the instance that last entered the stage, or was sent the message. */
  static stageSeen: usize = 0;
  static messageSent: usize = 0;
  /** The node at which somebody came too often. */
  static tooOften: i32 = -1;
}

@inline
export function nodeAt(index: i32): Node {
  return changetype<Node>(S.nodes + <usize>index * offsetof<Node>());
}

@inline
export function instanceAt(index: i32): Instance {
  return changetype<Instance>(S.instances + <usize>index * offsetof<Instance>());
}

/** Whether the subscriber in hand is in a set of rows. */
@inline
export function inSet(words: usize): bool {
  const row = S.row;
  return ((load<u32>(words + ((<usize>row >> 5) << 2)) >>> (row & 31)) & 1) === 1;
}

@inline
export function inMask(mask: i32): bool {
  return inSet(load<usize>(S.program.masks + (<usize>mask << 2)));
}

/** Number of this visit to a node, from 0. */
@inline
export function visitOf(node: i32): i32 {
  return visitAt(nodeAt(node));
}

@inline
export function visitAt(node: Node): i32 {
  const visit = load<i32>(node.visits);
  store<i32>(node.visits, visit + 1);
  if (visit >= MAX_VISITS) {
    S.tooOften = node.index;
    unreachable();
  }
  return visit;
}

export function newState(program: Program): void {
  S.program = program;
  S.nodes = program.nodes;
  S.logging = program.logging !== 0;
  S.multi = program.journeyCount > 1;
  S.visits = allocate(<usize>program.nodeCount << 2);
  S.stageSeen = allocate(<usize>program.stageCount << 3);
  S.messageSent = allocate(<usize>program.messageCount << 3);
  S.instances = allocate(<usize>program.journeyCount * offsetof<Instance>());
  for (let i = 0; i < program.journeyCount; i++) instanceAt(i).build(i);
  S.strides = !S.logging && !S.multi && program.journeyCount > 0 && instanceAt(0).journey.exitAtEndOfStep === 0;
  S.plain = S.strides && program.modelled === 0 && program.hasWorld === 0 && instanceAt(0).journey.budget < 0;
}

