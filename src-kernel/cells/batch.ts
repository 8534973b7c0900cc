/** The rows of a batch that are being read: their cells in `bytes`, from `starts` to `ends` row by row, of which those of `rows` are wanted. */
export let bytes: usize = 0;
export let rows: usize = 0;
/** Eight bytes for the result of each wanted row. */
export let results: usize = 0;
/** Which wanted rows have an empty cell: `empty` of them. */
export let empties: usize = 0;
export let empty: i32 = 0;
/** Two words for the hash of each wanted row. */
export let sums: usize = 0;
export let starts: usize = 0;
export let ends: usize = 0;
export let columns: i32 = 0;

/** Sets what is read from now on; an address may be that of an earlier place, as long as the cells that are wanted lie where they are said to. */
export function batch(
  _bytes: usize, _starts: usize, _ends: usize, _rows: usize, _columns: i32, _results: usize, _empties: usize, _sums: usize,
): void {
  bytes = _bytes;
  starts = _starts;
  ends = _ends;
  rows = _rows;
  columns = _columns;
  results = _results;
  empties = _empties;
  sums = _sums;
}

export function begin(): void {
  empty = 0;
}

@inline
export function noteEmpty(row: i32): void {
  store<i32>(empties + ((<usize>empty) << 2), row);
  empty++;
}

/** Whether a cell of so many bytes may be a text that stands for a missing value: `lengths` has a bit for each length, the last for all from 63 on. */
@inline
export function mayBeMissing(lengths: u64, length: usize): bool {
  return ((lengths >> min<u64>(<u64>length, 63)) & 1) !== 0;
}
