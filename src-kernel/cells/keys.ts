/** Distinct keys by their 64-bit hash, in order of first appearance: open addressing, all of a look in one place. */
import { allocate } from "../memory";
import { begin, bytes, columns, ends, noteEmpty, results, rows, starts } from "./batch";
import { murmurInto } from "./murmur";

/** The hash's high and low word, and the code and one: 0 where there is none. */
const SLOT: usize = 16;
const FIRST_SLOTS: u32 = 1024;
const FIRST_KEYS: u32 = 512;
/** Two words of each key's hash. */
const HASH: usize = 8;
/** Cells that are hashed before the first of them is looked up: the waits for memory, most of what a key costs, overlap. */
const AHEAD = 256;
/** Of each of these: the two words of its hash, and 1, or 0 for an empty cell. */
const LOOK: usize = 12;
const ahead: usize = memory.data(256 * 12, 8);
const one: usize = memory.data(8, 8);
const BLANK: u8 = 32;
const EQUALS: u8 = 61;

@unmanaged
export class Keys {
  slots: usize;
  mask: u32;
  count: u32;
  hashes: usize;
  room: u32;
}

/** Keeps the looks ahead from being left out as useless. */
export let glimpsed: u32 = 0;

export function newKeys(): Keys {
  const keys = changetype<Keys>(allocate(offsetof<Keys>()));
  keys.slots = allocate(<usize>FIRST_SLOTS * SLOT);
  keys.mask = FIRST_SLOTS - 1;
  keys.hashes = allocate(<usize>FIRST_KEYS * HASH);
  keys.room = FIRST_KEYS;
  return keys;
}

/** The place of a hash, or the empty one where it belongs. */
@inline
function placeOf(slots: usize, mask: u32, high: u32, low: u32): usize {
  let slot = low & mask;
  while (true) {
    const at = slots + <usize>slot * SLOT;
    if (load<u32>(at, 8) === 0 || (load<u32>(at, 4) === low && load<u32>(at) === high)) return at;
    slot = (slot + 1) & mask;
  }
}

function rehash(keys: Keys): void {
  const mask = keys.mask * 2 + 1;
  const slots = allocate(<usize>min((<u64>mask + 1) * SLOT, <u64>u32.MAX_VALUE));
  for (let code: u32 = 0; code < keys.count; code++) {
    const hash = keys.hashes + <usize>code * HASH;
    const high = load<u32>(hash);
    const low = load<u32>(hash, 4);
    const at = placeOf(slots, mask, high, low);
    store<u32>(at, high);
    store<u32>(at, low, 4);
    store<u32>(at, code + 1, 8);
  }
  keys.slots = slots;
  keys.mask = mask;
}

function add(keys: Keys, at: usize, high: u32, low: u32): u32 {
  const code = keys.count++;
  if (code === keys.room) {
    const larger = allocate(<usize>code * 2 * HASH);
    memory.copy(larger, keys.hashes, <usize>code * HASH);
    keys.hashes = larger;
    keys.room = code * 2;
  }
  const hash = keys.hashes + <usize>code * HASH;
  store<u32>(hash, high);
  store<u32>(hash, low, 4);
  store<u32>(at, high);
  store<u32>(at, low, 4);
  store<u32>(at, code + 1, 8);
  if (keys.count * 2 > keys.mask) rehash(keys);
  return code;
}

@inline
function codeOf(keys: Keys, high: u32, low: u32): u32 {
  const at = placeOf(keys.slots, keys.mask, high, low);
  const found = load<u32>(at, 8);
  return found !== 0 ? found - 1 : add(keys, at, high, low);
}

/** Code of the bytes [from, to). */
export function keyCode(keys: Keys, from: usize, to: usize): u32 {
  murmurInto(one, from, to);
  return codeOf(keys, load<u32>(one), load<u32>(one, 4));
}

/**
 * Codes of a column's cells of the wanted rows from `from` on, into `results`, four bytes each; empty ones give 0 and are noted. Returns the row
 * where it met a cell that may have blanks around it or begin with an equals sign, or `count`.
 */
export function keyCodes(keys: Keys, column: i32, from: i32, count: i32): i32 {
  begin();
  const cells = bytes;
  const startsAt = starts + (<usize>column << 2);
  const endsAt = ends + (<usize>column << 2);
  const step = <usize>columns << 2;
  let result = results + (<usize>from << 2);
  let wanted = rows + (<usize>from << 2);
  for (let first = from; first < count; ) {
    const to = min(count, first + AHEAD);
    const slots = keys.slots;
    const mask = keys.mask;
    let glimpse: u32 = 0;
    let stopped = first;
    for (let at = ahead; stopped < to; stopped++, at += LOOK, wanted += 4) {
      const cell = <usize>load<i32>(wanted) * step;
      const start = cells + <usize>load<i32>(startsAt + cell);
      const end = cells + <usize>load<i32>(endsAt + cell);
      if (start === end) {
        store<u32>(at, 0, 8);
        continue;
      }
      const head = load<u8>(start);
      if (head <= BLANK || head === EQUALS || load<u8>(end - 1) <= BLANK) break;
      murmurInto(at, start, end);
      store<u32>(at, 1, 8);
    }
    // By themselves: as many waits overlap as the processor can hold of so short a loop.
    const end = ahead + <usize>(stopped - first) * LOOK;
    for (let at = ahead; at < end; at += LOOK) glimpse ^= load<u32>(slots + <usize>(load<u32>(at, 4) & mask) * SLOT, 8);
    glimpsed ^= glimpse;
    for (let row = first, at = ahead; row < stopped; row++, at += LOOK, result += 4) {
      let found: u32 = 0;
      if (load<u32>(at, 8) === 0) noteEmpty(row);
      else found = codeOf(keys, load<u32>(at), load<u32>(at, 4));
      store<u32>(result, found);
    }
    if (stopped < to) return stopped;
    first = to;
  }
  return count;
}
