/** Memory is handed out once and never given back: a kernel lives as long as the program that it runs. */
let top: usize = __heap_base;

/** Addresses end here: the last bytes of 4 GB are left, so that none of them wraps around. */
const END: u64 = 0xfffffff0;
/** Pages of 64 kB that a memory can have. */
const PAGES = 1 << 16;
/** Whether a call found no memory. */
export let full: bool = false;

/** So many zeroed bytes, at an address that is a multiple of 8. Traps, with `full` set, where there is no memory for them. */
export function allocate(bytes: usize): usize {
  const at = allocateWithin(bytes, END);
  if (at === 0) {
    full = true;
    unreachable();
  }
  return at;
}

/** As `allocate`, but 0 where they would end beyond an address or there is no memory for them. */
export function allocateWithin(bytes: u64, end: u64): usize {
  const at = (<u64>top + 7) & ~7;
  const after = at + bytes;
  if (after > end) return 0;
  const pages = memory.size();
  const missing = <i32>((after + 0xffff) >> 16) - pages;
  if (missing > 0 && memory.grow(min(max(missing, pages >> 1), PAGES - pages)) < 0 && memory.grow(missing) < 0) return 0;
  top = <usize>after;
  return <usize>at;
}

/** Zeroes a few bytes from an allocated address on, up to the next multiple of 8; a call to the platform would take longer. */
@inline
export function clear(at: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 8) store<i64>(at + i, 0);
}

/** A list that doubles when it is full. What it outgrew stays unused, less than it takes itself. */
@unmanaged
export class List {
  data: usize;
  count: i32;
  capacity: i32;
  padding: i32;
}

export function newList(): List {
  return changetype<List>(allocate(offsetof<List>()));
}

/** Address of a new last item of so many bytes. */
export function push(list: List, bytes: i32): usize {
  const count = list.count;
  if (count === list.capacity) grow(list, bytes);
  list.count = count + 1;
  return list.data + <usize>(count * bytes);
}

function grow(list: List, bytes: i32): void {
  const capacity = max(16, list.count * 2);
  const data = allocate(<usize>(capacity * bytes));
  memory.copy(data, list.data, <usize>(list.count * bytes));
  list.data = data;
  list.capacity = capacity;
}
