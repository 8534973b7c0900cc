import { allocate, List, newList, push } from "./memory";
import { Constant, nearest } from "./constants";
import { DAY, DAY_NODE } from "./places";
import { Program } from "./program";
import { nodeAt, S } from "./state";
import { newWays } from "./ways";

/** Where the kernel writes what it did: counts, and the log when there is one. */
export class Ledger {
  /** The counts in use: those of the pass, or of nobody. */
  static flat: usize = 0;
  static pass: usize = 0;
  /** Counts that nobody reads. */
  static nobody: usize = 0;
  /** 1; or -1 to take back what a subscriber has added, by running it again. */
  static sign: f64 = 1;
  /** Whether the counts in use are the pass's. */
  static kept: bool = false;
  static log: List = changetype<List>(0);
  /** The moment whose calendar day was asked last, that day, and where its counts of nodes begin. */
  static time: f64 = NaN;
  static day: i32 = 0;
  static row: usize = 0;
  /** Where the counts of nodes begin on the first day, how many bytes a day's take, and the number of the first day before noon. */
  static rows: usize = 0;
  static rowBytes: usize = 0;
  static firstDay: f64 = 0;
  /** All days have 24 hours. */
  static even: bool = false;
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
  Ledger.rowBytes = newWays(program);
  Ledger.firstDay = (program.origin + Constant.noon) * Constant.perDay;
  Ledger.even = daysAreEven(program);
  countAt(Ledger.pass, 1);
}

function daysAreEven(program: Program): bool {
  const last = program.dayCount;
  for (let day = 1; day < last; day++) if (bound(day) !== program.origin + <f64>day * DAY) return false;
  return bound(0) >= program.origin && bound(last) <= program.origin + <f64>last * DAY;
}

/** From now on counts are those at an address, and what is counted is added or, with a sign of -1, taken back. */
export function countAt(counts: usize, sign: f64): void {
  Ledger.flat = counts;
  Ledger.kept = counts === Ledger.pass;
  Ledger.rows = counts + (<usize>S.program.dayNodes << 3);
  Ledger.sign = sign;
  Ledger.time = NaN;
}

export function clearCounts(): void {
  memory.fill(Ledger.pass, 0, <usize>S.program.size << 3);
}

/** Adds to the count at an address. */
@inline
export function bump(at: usize, amount: f64): void {
  store<f64>(at, load<f64>(at) + amount * Ledger.sign);
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

/** The day of a time, near a guess. */
function seekDay(time: f64, guess: i32): i32 {
  let day = max(0, min(S.program.dayCount - 1, guess));
  while (day > 0 && time < bound(day)) day--;
  while (time >= bound(day + 1)) day++;
  return day;
}

/** Finds the calendar day of a time, and where its counts of nodes begin. */
@inline
export function seeDay(time: f64): usize {
  let day = nearest(time * Constant.perDay - Ledger.firstDay);
  if (!Ledger.even) day = seekDay(time, day);
  const row = Ledger.rows + <usize>day * Ledger.rowBytes;
  Ledger.time = time;
  Ledger.day = day;
  Ledger.row = row;
  return row;
}

/** Where the counts of nodes begin on the calendar day of a time. */
@inline
export function rowAt(time: f64): usize {
  return time === Ledger.time ? Ledger.row : seeDay(time);
}

/** Position of the calendar day of a time within the run. */
function dayAt(time: f64): i32 {
  rowAt(time);
  return Ledger.day;
}

/** Where the counts of a node lie in a day's. */
@inline
export function inRow(node: i32): usize {
  return <usize>node * (DAY_NODE << 3);
}

/** Adds to one of the counts that a node has for the calendar day of a time. */
@inline
export function addDay(which: i32, node: i32, time: f64, amount: f64): void {
  bump(rowAt(time) + inRow(node) + (<usize>which << 3), amount);
}

/** Counts for a pool on the calendar day of a time; `table` is one of the tables by day and pool. */
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
