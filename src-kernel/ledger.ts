import { allocate, List, newList, push } from "./memory";
import { Program } from "./program";
import { nodeAt, S } from "./state";

/** A guess that is put right below. */
const A_DAY: f64 = 1 / 86400;

/** Where the kernel writes what it did: counts, and the log when there is one. What one subscriber has added can be taken back. */
export class Ledger {
  static flat: usize = 0;
  /** Where pools are generous: counts of those who asked one, apart from the rest. */
  static askers: usize = 0;
  static journaling: bool = false;
  static journal: List = changetype<List>(0);
  static log: List = changetype<List>(0);
  /** The calendar day of a moment, as it was asked last. */
  static day: i32 = 0;
  static dayFrom: f64 = 1;
  static dayTo: f64 = 0;
}

@unmanaged
class Note {
  amount: f64;
  place: i32;
  padding: i32;
}

@unmanaged
class LogEntry {
  time: f64;
  until: f64;
  row: i32;
  instance: i32;
  what: i32;
  node: i32;
  detail: i32;
  padding: i32;
}

export function newLedger(program: Program): void {
  Ledger.flat = allocate(<usize>program.size << 3);
  Ledger.askers = allocate(<usize>program.size << 3);
  Ledger.journaling = program.poolCount > 0;
  Ledger.journal = newList();
  Ledger.log = newList();
}

export function clearCounts(): void {
  memory.fill(Ledger.flat, 0, <usize>S.program.size << 3);
  memory.fill(Ledger.askers, 0, <usize>S.program.size << 3);
}

@inline
export function add(place: i32, amount: f64): void {
  const at = Ledger.flat + (<usize>place << 3);
  store<f64>(at, load<f64>(at) + amount);
  if (Ledger.journaling) note(place, amount);
}

@inline
export function count(place: i32): void {
  add(place, 1);
}

function note(place: i32, amount: f64): void {
  const entry = changetype<Note>(push(Ledger.journal, offsetof<Note>()));
  entry.place = place;
  entry.amount = amount;
}

/** Takes back what the subscriber in hand has added, and adds it to the askers' counts where it belongs there. */
export function takeBack(toAskers: bool): void {
  for (let i = 0; i < Ledger.journal.count; i++) {
    const entry = changetype<Note>(Ledger.journal.data + <usize>i * offsetof<Note>());
    const at = <usize>entry.place << 3;
    store<f64>(Ledger.flat + at, load<f64>(Ledger.flat + at) - entry.amount);
    if (toAskers) store<f64>(Ledger.askers + at, load<f64>(Ledger.askers + at) + entry.amount);
  }
  Ledger.journal.count = 0;
}

@inline
function bound(day: i32): f64 {
  return load<f64>(S.program.dayBounds + (<usize>day << 3));
}

function seekDay(time: f64): void {
  const last = S.program.dayCount - 1;
  let day = min(last, <i32>((time - S.program.origin) * A_DAY));
  while (day > 0 && time < bound(day)) day--;
  while (time >= bound(day + 1)) day++;
  Ledger.day = day;
  Ledger.dayFrom = bound(day);
  Ledger.dayTo = bound(day + 1);
}

/** Position of the calendar day of a time within the run. */
@inline
function dayAt(time: f64): i32 {
  if (time < Ledger.dayFrom || time >= Ledger.dayTo) seekDay(time);
  return Ledger.day;
}

/** Adds for a node on the calendar day of a time; `table` is one of the tables by day and node. */
@inline
export function addDay(table: i32, node: i32, time: f64, amount: f64): void {
  add(table + dayAt(time) * S.program.nodeCount + node, amount);
}

/** As `addDay`, for a pool. */
export function countPoolDay(table: i32, pool: i32, time: f64): void {
  count(table + dayAt(time) * S.program.poolCount + pool);
}

@inline
export function countHere(node: i32, offset: i32): void {
  count(nodeAt(node).counts + offset);
}

/** Writes to the log; `instance` and `node` are -1 where there is none. */
export function tell(what: i32, instance: i32, node: i32, detail: i32, until: f64): void {
  const entry = changetype<LogEntry>(push(Ledger.log, offsetof<LogEntry>()));
  entry.time = S.now;
  entry.until = until;
  entry.row = S.firstRow + S.row;
  entry.instance = instance;
  entry.what = what;
  entry.node = node;
  entry.detail = detail;
}
