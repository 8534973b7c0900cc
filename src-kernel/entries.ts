import { holds } from "./conditions";
import { List, newList, push } from "./memory";
import { Entry, NEVER, Scan, Trigger } from "./program";
import { NotEntered } from "./places";
import { notEntered } from "./refusals";
import { inMask, S } from "./state";

/** Entries that the subscriber in hand still comes to: dated ones, then those by events of this moment, then those by a daily scan. */
export class Entries {
  /** Time of the next entry; infinity when there is none. */
  static time: f64 = NEVER;
  static due: List = changetype<List>(0);
  static next: i32 = 0;
  /** Triggers that events of this moment have set off, from `pendingNext` on. */
  static pending: List = changetype<List>(0);
  static pendingNext: i32 = 0;
  static pendingAt: f64 = 0;
}

@inline
function entryAt(index: i32): Entry {
  return changetype<Entry>(S.program.entries + <usize>index * offsetof<Entry>());
}

@inline
function scanAt(index: i32): Scan {
  return changetype<Scan>(S.program.scans + <usize>index * offsetof<Scan>());
}

@inline
function triggerAt(index: i32): Trigger {
  return changetype<Trigger>(S.program.triggers + <usize>index * offsetof<Trigger>());
}

export function newEntries(): void {
  Entries.due = newList();
  Entries.pending = newList();
}

/** Looks up the dated entries of the row; those outside of the run are told and left out. False when nothing can bring the row in. */
export function beginEntries(): bool {
  const program = S.program;
  Entries.due.count = 0;
  Entries.next = 0;
  Entries.pending.count = 0;
  Entries.pendingNext = 0;
  for (let i = 0; i < program.entryCount; i++) {
    const entry = entryAt(i);
    if (entry.condition === 0 && !inMask(entry.mask)) continue;
    if (entry.time >= program.start && entry.time < program.end) store<i32>(push(Entries.due, 4), i);
    else {
      S.now = entry.time;
      notEntered(entry.node, entry.time < program.start ? NotEntered.BeforeStart : NotEntered.AfterHorizon);
    }
  }
  // Scans still stand where the subscriber before left them.
  if (program.scanCount === 0) refresh();
  return Entries.due.count > 0 || program.triggerCount > 0 || program.scanCount > 0;
}

@inline
function midnightAt(scan: Scan, index: i32): f64 {
  return load<f64>(scan.midnights + (<usize>index << 3));
}

/** Looks at the segments of scans as of the midnight before the run; the subscriber in hand has begun. */
export function beginScans(): void {
  for (let i = 0; i < S.program.scanCount; i++) {
    const scan = scanAt(i);
    const asked = scan.condition !== 0;
    scan.at = asked ? 1 : load<i32>(scan.offsets + (<usize>S.row << 2));
    scan.wasIn = asked && holds(scan.condition, midnightAt(scan, 0), 0) ? 1 : 0;
  }
  refresh();
}

function scanTime(scan: Scan): f64 {
  if (scan.condition !== 0) return scan.at < scan.count ? midnightAt(scan, scan.at) : NEVER;
  if (scan.at >= load<i32>(scan.offsets + (<usize>(S.row + 1) << 2))) return NEVER;
  return midnightAt(scan, <i32>load<u16>(scan.days + (<usize>scan.at << 1)));
}

function refresh(): void {
  if (Entries.pendingNext < Entries.pending.count) {
    Entries.time = Entries.pendingAt;
    return;
  }
  let time = NEVER;
  if (Entries.next < Entries.due.count) time = entryAt(load<i32>(Entries.due.data + (<usize>Entries.next << 2))).time;
  for (let i = 0; i < S.program.scanCount; i++) time = min(time, scanTime(scanAt(i)));
  Entries.time = time;
}

/** An event happens at this moment. */
export function hearEvent(event: i32, now: f64): void {
  if (S.program.triggerCount === 0) return;
  Entries.pendingAt = now;
  for (let i = 0; i < S.program.triggerCount; i++) if (triggerAt(i).event === event) store<i32>(push(Entries.pending, 4), i);
  refresh();
}

/** The node of the next entry of this moment; -1 when its segment does not have the subscriber. */
export function takeEntry(now: f64): i32 {
  const node = take(now);
  refresh();
  return node;
}

function take(now: f64): i32 {
  if (Entries.next < Entries.due.count) {
    const entry = entryAt(load<i32>(Entries.due.data + (<usize>Entries.next << 2)));
    if (entry.time === now) {
      Entries.next++;
      return entry.condition === 0 || holds(entry.condition, now, 0) ? entry.node : -1;
    }
  }
  if (Entries.pendingNext < Entries.pending.count) {
    const trigger = triggerAt(load<i32>(Entries.pending.data + (<usize>Entries.pendingNext << 2)));
    Entries.pendingNext++;
    return holds(trigger.condition, now, 0) ? trigger.node : -1;
  }
  for (let i = 0; i < S.program.scanCount; i++) {
    const scan = scanAt(i);
    if (scanTime(scan) === now) return takeScan(scan, now);
  }
  return -1;
}

function takeScan(scan: Scan, now: f64): i32 {
  scan.at++;
  if (scan.condition === 0) return scan.node;
  const isIn = holds(scan.condition, now, 0) ? 1 : 0;
  const newly = isIn === 1 && scan.wasIn === 0;
  scan.wasIn = isIn;
  return newly ? scan.node : -1;
}
