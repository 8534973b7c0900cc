/** Distinct words in order of first appearance: open addressing over one arena. */
import { allocate, allocateWithin } from "../memory";
import { murmurInto } from "./murmur";
import { begin, bytes, columns, ends, mayBeMissing, noteEmpty, results, rows, starts } from "./batch";

/** A word's code and one, and above it its hash: 0 where there is none. */
const SLOT: u32 = 8;
const FIRST_SLOTS: u32 = 1024;
const MOST_SLOTS: u32 = 1 << 28;
const FIRST_WORDS: u32 = 512;
const FIRST_BYTES: u32 = 1 << 13;
/** Words are read and written eight bytes at a time. */
const SLACK: u32 = 16;
/** Cells that are hashed before the first of them is looked up: the waits for memory, most of what a word costs in a large table, overlap. */
const AHEAD = 128;
/** Of each of these: its hash, its length, where it begins, and where the end of the word before its own is kept. */
const LOOK: usize = 16;
const ahead: usize = memory.data(128 * 16, 8);
const BLANK: u8 = 32;
const EQUALS: u8 = 61;

@unmanaged
export class Words {
  slots: usize;
  mask: u32;
  count: u32;
  /** End of each word in `bytes`. */
  ends: usize;
  wordRoom: u32;
  bytes: usize;
  byteRoom: u32;
  /** The words so far are of at most so many cells. */
  rows: u32;
  /** Cells in all, as far as is known. */
  expected: u32;
  /** The hash of each word, two words of four bytes, of the first `hashed`. */
  hashes: usize;
  hashed: u32;
  hashRoom: u32;
}

/** Words from which on a table does not stay in the processor's cache: what a look needs is then looked at ahead, one thing after the other. */
const LARGE: u32 = 1 << 13;

/** Keeps the looks ahead from being left out as useless. */
export let seen: u64 = 0;

export function newWords(): Words {
  const words = changetype<Words>(allocate(offsetof<Words>()));
  words.slots = allocate(FIRST_SLOTS * SLOT);
  words.mask = FIRST_SLOTS - 1;
  words.ends = allocate(FIRST_WORDS << 2);
  words.wordRoom = FIRST_WORDS;
  words.bytes = allocate(FIRST_BYTES + SLACK);
  words.byteRoom = FIRST_BYTES;
  return words;
}

@inline
function firstBytes(at: usize, length: usize): u64 {
  return load<u64>(at) & ((<u64>1 << (<u64>length << 3)) - 1);
}

@inline
function hashOf(from: usize, to: usize): u32 {
  let hash: u64 = 0x9e3779b97f4a7c15 ^ <u64>(to - from);
  let at = from;
  for (; at + 8 <= to; at += 8) {
    hash = (hash ^ load<u64>(at)) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  if (at < to) hash = (hash ^ firstBytes(at, to - at)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 29)) * 0xc4ceb9fe1a85ec53;
  return <u32>(hash >> 32);
}

@inline
function same(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  return at === length || firstBytes(a + at, length - at) === firstBytes(b + at, length - at);
}

@inline
function startIn(words: Words, code: u32): u32 {
  return code === 0 ? 0 : load<u32>(words.ends + ((<usize>code - 1) << 2));
}

/** What so much will grow to where most cells differ; else itself: a table that is larger than it need be is slow. */
function roomFor(words: Words, so: u32): f64 {
  const times = words.count * 2 >= words.rows && words.rows > 0 ? <f64>words.expected / <f64>words.rows : 1;
  return Math.ceil(<f64>so * Math.max(1, times) * 1.05);
}

/** Room for what is expected ends here: the rest of the 4 GB is for what comes. */
const EXPECTED_END: u64 = 3 << 30;
/** Items for which `grown` found room. */
let granted: u32 = 0;

/** Moves `used` items of so many bytes to where there is room for `most` of them, or else for `least`, and for the slack. */
function grown(from: usize, used: u32, size: u32, most: f64, least: u32): usize {
  const wanted = max(<f64>least, most);
  let larger: usize = 0;
  if (wanted < 4294967296.0) {
    granted = <u32>wanted;
    larger = allocateWithin(<u64>granted * size + SLACK, EXPECTED_END);
  }
  if (larger === 0) {
    granted = least;
    const bytes = <u64>least * size + SLACK;
    // More than there can be finds no memory either.
    larger = allocate(<usize>min(bytes, <u64>u32.MAX_VALUE));
  }
  memory.copy(larger, from, <usize>used * size);
  return larger;
}

function append(words: Words, from: usize, to: usize): u32 {
  const code = words.count;
  const start = startIn(words, code);
  const end = start + <u32>(to - from);
  if (end > words.byteRoom) {
    words.bytes = grown(words.bytes, start, 1, max(<f64>words.byteRoom * 2, roomFor(words, start)), end + (start >> 2));
    words.byteRoom = granted;
  }
  if (code === words.wordRoom) {
    words.ends = grown(words.ends, code, 4, max(<f64>code * 2, roomFor(words, code)), code + (code >> 2));
    words.wordRoom = granted;
  }
  const bytes = words.bytes + start;
  for (let at: usize = 0; at < to - from; at += 8) store<u64>(bytes + at, load<u64>(from + at));
  store<u32>(words.ends + (<usize>code << 2), end);
  words.count++;
  return code;
}

function rehash(words: Words): void {
  const before = words.slots;
  const count = words.mask + 1;
  let wanted: u32 = count * 4;
  const expected = roomFor(words, words.count) * 1.5;
  while (wanted < MOST_SLOTS && <f64>wanted < expected) wanted *= 2;
  let slots = allocateWithin(<u64>wanted * SLOT, EXPECTED_END);
  if (slots === 0) {
    wanted = count * 2;
    slots = allocate(<usize>min(<u64>wanted * SLOT, <u64>u32.MAX_VALUE));
  }
  const mask = wanted - 1;
  for (let at: usize = 0; at < <usize>count; at++) {
    const found = load<u64>(before + at * SLOT);
    if (found === 0) continue;
    let slot = <u32>(found >> 32) & mask;
    while (load<u64>(slots + <usize>slot * SLOT) !== 0) slot = (slot + 1) & mask;
    store<u64>(slots + <usize>slot * SLOT, found);
  }
  words.slots = slots;
  words.mask = mask;
}

/** Code of the bytes [from, to), added when new. */
function codeOf(words: Words, from: usize, to: usize, hash: u32): u32 {
  const slots = words.slots;
  const mask = words.mask;
  let slot = hash & mask;
  while (true) {
    const found = load<u64>(slots + <usize>slot * SLOT);
    if (found === 0) {
      const code = append(words, from, to);
      store<u64>(slots + <usize>slot * SLOT, ((<u64>hash) << 32) | (code + 1));
      if (<u64>words.count * 4 > <u64>(mask + 1) * 3) rehash(words);
      return code;
    }
    if (<u32>(found >> 32) === hash) {
      const code = <u32>found - 1;
      const start = startIn(words, code);
      const length = load<u32>(words.ends + (<usize>code << 2)) - start;
      if (length === <u32>(to - from) && same(words.bytes + start, from, length)) return code;
    }
    slot = (slot + 1) & mask;
  }
}

export function code(words: Words, from: usize, to: usize): u32 {
  return codeOf(words, from, to, hashOf(from, to));
}

/** Where the hashes of all words so far lie: each is made once. */
export function hashesOf(words: Words): usize {
  if (words.count > words.hashRoom) {
    words.hashes = grown(words.hashes, words.hashed, 8, <f64>words.wordRoom, words.count + (words.count >> 2));
    words.hashRoom = granted;
  }
  let start = <usize>startIn(words, words.hashed);
  for (let code = words.hashed; code < words.count; code++) {
    const end = <usize>load<u32>(words.ends + (<usize>code << 2));
    murmurInto(words.hashes + (<usize>code << 3), words.bytes + start, words.bytes + end);
    start = end;
  }
  words.hashed = words.count;
  return words.hashes;
}

/**
 * Codes of a column's cells of the wanted rows from `from` on, into `results`, four bytes each; empty ones give 0 and are noted. Returns the row
 * where it met a cell that may have blanks around it, begin with an equals sign or be a text for missing, or `count`.
 */
export function codes(words: Words, column: i32, from: i32, count: i32, lengths: u64): i32 {
  begin();
  let result = results + (<usize>from << 2);
  for (let first = from; first < count; ) {
    const to = min(count, first + AHEAD);
    const stopped = hashed(column, first, to, lengths);
    if (words.count > LARGE) lookAhead(words, stopped - first);
    for (let row = first, at = ahead; row < stopped; row++, at += LOOK, result += 4) {
      const size = <usize>load<u32>(at, 4);
      let found: u32 = 0;
      if (size === 0) noteEmpty(row);
      else {
        const start = <usize>load<u32>(at, 8);
        found = codeOf(words, start, start + size, load<u32>(at));
      }
      store<u32>(result, found);
    }
    if (stopped < to) return stopped;
    first = to;
  }
  return count;
}

/** Hashes cells into `ahead`; returns where it met one that is not plain, or `to`. */
function hashed(column: i32, from: i32, to: i32, lengths: u64): i32 {
  const cells = bytes;
  const startsAt = starts + (<usize>column << 2);
  const endsAt = ends + (<usize>column << 2);
  const step = <usize>columns << 2;
  let wanted = rows + (<usize>from << 2);
  let row = from;
  for (let at = ahead; row < to; row++, at += LOOK, wanted += 4) {
    const cell = <usize>load<i32>(wanted) * step;
    const start = cells + <usize>load<i32>(startsAt + cell);
    const end = cells + <usize>load<i32>(endsAt + cell);
    store<u32>(at, <u32>(end - start), 4);
    if (start === end) continue;
    const head = load<u8>(start);
    if (head <= BLANK || head === EQUALS || load<u8>(end - 1) <= BLANK || (lengths !== 0 && mayBeMissing(lengths, end - start))) break;
    const hash = hashOf(start, end);
    store<u32>(at, hash);
    store<u32>(at, <u32>start, 8);
  }
  return row;
}

/**
 * Looks at the places of the cells in `ahead`, then at the ends and the bytes of the words there, with which they will most likely be compared:
 * each in a loop of its own, as so many more waits overlap. Empty cells count for whatever stands there.
 */
function lookAhead(words: Words, cells: i32): void {
  const slots = words.slots;
  const mask = words.mask;
  const wordEnds = words.ends;
  const wordBytes = words.bytes;
  const last = ahead + <usize>cells * LOOK;
  let sum: u64 = 0;
  for (let at = ahead; at < last; at += LOOK) sum ^= load<u64>(slots + <usize>(load<u32>(at) & mask) * SLOT);
  for (let at = ahead; at < last; at += LOOK) {
    const code = <usize>(<u32>load<u64>(slots + <usize>(load<u32>(at) & mask) * SLOT));
    // The code and one: of the first word, whose bytes begin at 0, as of an empty place.
    const before = wordEnds + (code < 2 ? 0 : (code - 2) << 2);
    store<u32>(at, <u32>before, 12);
    sum ^= load<u32>(before);
  }
  for (let at = ahead; at < last; at += LOOK) sum ^= load<u64>(wordBytes + <usize>load<u32>(<usize>load<u32>(at, 12)));
  seen ^= sum;
}
