import { allocate, List, newList, push } from "./memory";
import { Program } from "./program";
import { nodeAt, S } from "./state";

const A_DAY: f64 = 1 / 86400;
/** Added to a number of less than 2^51, it leaves the nearest whole number in the low bits. */
const WHOLE: f64 = 6755399441055744;

@inline
function nearest(x: f64): i32 {
  return <i32>reinterpret<i64>(x + WHOLE);
}

/** Where the kernel writes what it did: counts, and the log when there is one. */
export class Ledger {
  /** The counts in use: those of the pass, or of nobody. */
  static flat: usize = 0;
  static pass: usize = 0;
  /** Counts that nobody reads. */
  static nobody: usize = 0;
  /** 1; or -1 to take back what a subscriber has added, by running it again. */
  static sign: f64 = 1;
  static log: List = changetype<List>(0);
  /** The moment whose calendar day was asked last, and that day. */
  static time: f64 = NaN;
  static day: i32 = 0;
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
  Ledger.pass = allocate(<usize>program.size << 3);
  Ledger.flat = Ledger.pass;
  Ledger.nobody = allocate(<usize>program.size << 3);
  Ledger.log = newList();
}

export function clearCounts(): void {
  memory.fill(Ledger.pass, 0, <usize>S.program.size << 3);
}

@inline
export function add(place: i32, amount: f64): void {
  const at = Ledger.flat + (<usize>place << 3);
  store<f64>(at, load<f64>(at) + amount * Ledger.sign);
}

@inline
export function count(place: i32): void {
  const at = Ledger.flat + (<usize>place << 3);
  store<f64>(at, load<f64>(at) + Ledger.sign);
}

@inline
function bound(day: i32): f64 {
  return load<f64>(S.program.dayBounds + (<usize>day << 3));
}

/** Where days are not of 24 hours, or not all before are. */
function seekDay(time: f64, guess: i32): i32 {
  let day = max(0, min(S.program.dayCount - 1, guess));
  while (day > 0 && time < bound(day)) day--;
  while (time >= bound(day + 1)) day++;
  return day;
}

/** Position of the calendar day of a time within the run. */
@inline
export function dayAt(time: f64): i32 {
  if (time === Ledger.time) return Ledger.day;
  let day = nearest((time - S.program.origin - 43199.5) * A_DAY);
  if (time < bound(day) || time >= bound(day + 1)) day = seekDay(time, day);
  Ledger.time = time;
  Ledger.day = day;
  return day;
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
