import { Clock, quietUntil, waitEnd } from "./clock";
import { Ledger, seeDay } from "./ledger";
import { allocate } from "./memory";
import { Node, Op, Wait } from "./program";
import { nodeAt, S } from "./state";
import { journeyAt, Subject } from "./subject";
import { wayOf } from "./ways";

/**
 * Waits one after another whose end follows from the moment at which the first begins, and from the clock: what was found once is
 * remembered, and who goes the same way is only counted. Visits to these waits are not numbered; nothing is drawn at one.
 */

/** Two of the rules of waits: some seconds, and until the date of a field, which subscribers differ in. */
const ELAPSED = 0;
const UNTIL_FIELD = 3;

/** So many are remembered, as a power of two, where a run has such waits and nothing is told. */
const PLACE_BITS: u32 = 12;

/** Waits from one node on, at a moment, by a clock. */
@unmanaged
export class Stretch {
  /** When the first wait begins; nothing is equal to it where nothing is remembered. */
  time: f64;
  /** When the last one ends. */
  end: f64;
  /** So many went this way since it was counted. */
  count: f64;
  /** The moment of those who asked last and found nothing. */
  missed: f64;
  /** When the last one ends, if no quiet hours hold then. */
  calm: f64;
  clock: usize;
  start: usize;
  /** The node that comes next. */
  target: usize;
  /** Where the counts of nodes lie on the day on which the last one ends, after those of the first day. */
  row: usize;
  /** How many nodes the waits are, and how many come at the last moment. */
  nodes: i32;
  lastNodes: i32;
}

let places: usize = 0;
let placeCount: u32 = 0;

/** Whether a wait's end is the same for all whose clock shows the same. */
function isShared(node: Node): bool {
  return node.op === Op.Wait && node.stage < 0 && changetype<Wait>(node.argument).rule !== UNTIL_FIELD;
}

/** Whether waits begin here of which one at least is told by the calendar, and which end at a node that is no such wait. */
function begins(node: Node): bool {
  let calendar = false;
  let at = node;
  for (let i = 0; i < S.program.nodeCount; i++) {
    if (!isShared(at)) return calendar;
    if (changetype<Wait>(at.argument).rule !== ELAPSED) calendar = true;
    const next = wayOf(at, 0).node;
    if (next === 0) return false;
    at = changetype<Node>(next);
  }
  return false;
}

/** To be called once nodes have their ways. */
export function newStretches(): void {
  if (!S.strides) return;
  for (let i = 0; i < S.program.nodeCount; i++) {
    if (!begins(nodeAt(i))) continue;
    nodeAt(i).stretches = 1;
    placeCount = 1 << PLACE_BITS;
  }
  places = allocate(<usize>placeCount * offsetof<Stretch>());
  for (let i: u32 = 0; i < placeCount; i++) {
    const stretch = stretchAt(i);
    stretch.time = NaN;
    stretch.missed = NaN;
  }
}

@inline
function stretchAt(place: u32): Stretch {
  return changetype<Stretch>(places + <usize>place * offsetof<Stretch>());
}

/** Where waits from a node on at a moment are remembered, if they are. Whole seconds up to 2^31 differ in these bits of the number. */
@inline
export function placeOf(node: Node, clock: usize, time: f64): Stretch {
  const moment = <u32>(reinterpret<u64>(time) >> 21);
  const mixed = (moment ^ <u32>changetype<usize>(node) ^ (<u32>clock << 3)) * 0x9e3779b1;
  return stretchAt(mixed >>> (32 - PLACE_BITS));
}

/**
 * Remembers waits whose moment was asked for twice in a row at their place, and not found. Those that take no time, or end after the run,
 * are not remembered.
 */
export function missStretch(stretch: Stretch, node: Node, clock: usize, time: f64): void {
  if (stretch.missed !== time) {
    stretch.missed = time;
    return;
  }
  stretch.missed = NaN;
  tellStretch(stretch);
  stretch.time = NaN;
  stretch.clock = clock;
  stretch.start = changetype<usize>(node);
  let at = node;
  let now = time;
  let nodes = 0;
  let last = 0;
  while (isShared(at)) {
    const until = waitEnd(changetype<Wait>(at.argument), now);
    if (until < now) return;
    nodes++;
    last = until > now ? 0 : last + 1;
    now = until;
    at = changetype<Node>(wayOf(at, 0).node);
  }
  if (now === time || now >= S.program.end) return;
  stretch.time = time;
  stretch.end = now;
  stretch.calm = journeyAt(0).hasQuiet === 0 || quietUntil(journeyAt(0), now) <= now ? now : NaN;
  stretch.target = changetype<usize>(at);
  stretch.row = seeDay(now) - Ledger.rows;
  stretch.nodes = nodes;
  stretch.lastNodes = last;
}

/** Counts the ways of those who went through the waits. */
function tellStretch(stretch: Stretch): void {
  const count = stretch.count;
  if (count === 0) return;
  stretch.count = 0;
  const clock = Subject.clock;
  Subject.clock = changetype<Clock>(stretch.clock);
  let at = changetype<Node>(stretch.start);
  let now = stretch.time;
  while (changetype<usize>(at) !== stretch.target) {
    now = waitEnd(changetype<Wait>(at.argument), now);
    const way = wayOf(at, 0);
    const place = seeDay(now) + way.place;
    store<f64>(place, load<f64>(place) + count);
    at = changetype<Node>(way.node);
  }
  Subject.clock = clock;
}

/** Counts all of them, for the counts of the pass. */
export function tellStretches(): void {
  for (let i: u32 = 0; i < placeCount; i++) tellStretch(stretchAt(i));
}

/** Forgets who went this way. */
export function clearStretches(): void {
  for (let i: u32 = 0; i < placeCount; i++) stretchAt(i).count = 0;
}
