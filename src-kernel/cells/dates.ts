import { begin, bytes, columns, ends, mayBeMissing, noteEmpty, results, rows, starts } from "./batch";

const ZERO: u32 = 48;
const T: u32 = 84;
const SPACE: u32 = 32;
const COLON: u32 = 58;
const Z: u32 = 90;
const SECONDS_PER_DAY: i64 = 86400;
/** Bytes of a date with two separators, and of the times that may follow: to the minute, to the second, and with a Z. */
const DATE: usize = 10;
const TO_MINUTE: usize = 6;
const TO_SECOND: usize = 9;
const monthDays: usize = memory.data<u8>([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
/** What two digits give that are none: more than any part of a date, also beside two more. */
const NONE: u32 = 10000;

/** Two digits of an address on. */
@inline
function two(at: usize): u32 {
  const tens = <u32>load<u8>(at) - ZERO;
  const ones = <u32>load<u8>(at, 1) - ZERO;
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : NONE;
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar (after Hinnant 2021, "chrono-compatible low-level date algorithms"); the year is 1 at least. */
@inline
function daysFromCivil(year: u32, month: u32, day: u32): i32 {
  const shifted = month <= 2 ? year - 1 : year;
  const era = shifted / 400;
  const yearOfEra = shifted - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return <i32>(era * 146097 + dayOfEra) - 719468;
}

@inline
function isLeap(year: u32): bool {
  return (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * Reads a column's cells of the wanted rows from `from` on as dates of ten bytes, whose year, month and day stand at the places given and whose other
 * two bytes are the `separator`: days since 1970-01-01 into `results`. With `timed` a T or a blank and a time to the minute or the second follow, with
 * a Z at most: seconds since then, in UTC. Empty cells give 0 and are noted. Returns the row where it met a cell that is written otherwise or is no
 * date of the calendar, or `count`.
 */
export function dates(
  column: i32, from: i32, count: i32, lengths: u64, yearAt: usize, monthAt: usize, dayAt: usize, separator: u32, timed: bool,
): i32 {
  begin();
  const cells = bytes;
  const startsAt = starts + (<usize>column << 2);
  const endsAt = ends + (<usize>column << 2);
  const step = <usize>columns << 2;
  // Separators stand before the later two parts.
  const firstMark: usize = yearAt === 0 ? 4 : 2;
  const secondMark = max(max(yearAt, monthAt), dayAt) - 1;
  let result = results + (<usize>from << 3);
  let wanted = rows + (<usize>from << 2);
  let row = from;
  for (; row < count; row++, result += 8, wanted += 4) {
    const cell = <usize>load<i32>(wanted) * step;
    let at = <usize>load<i32>(startsAt + cell);
    const size = <usize>load<i32>(endsAt + cell) - at;
    if (size === 0) {
      noteEmpty(row);
      store<f64>(result, 0);
      continue;
    }
    if (size < DATE || (lengths !== 0 && mayBeMissing(lengths, size))) break;
    at += cells;
    if (<u32>load<u8>(at + firstMark) !== separator || <u32>load<u8>(at + secondMark) !== separator) break;
    const year = two(at + yearAt) * 100 + two(at + yearAt + 2);
    const month = two(at + monthAt);
    const day = two(at + dayAt);
    if (year - 1 > 9998 || month - 1 > 11 || day - 1 > 30) break;
    if (day > <u32>load<u8>(monthDays + month - 1) || (month === 2 && day === 29 && !isLeap(year))) break;
    const days = daysFromCivil(year, month, day);
    if (!timed) {
      if (size !== DATE) break;
      store<f64>(result, <f64>days);
      continue;
    }
    at += DATE;
    let left = size - DATE;
    const mark = left > 0 ? <u32>load<u8>(at) : 0;
    if (mark !== T && mark !== SPACE) break;
    if (<u32>load<u8>(at + left - 1) === Z) left--;
    if (left !== TO_MINUTE && left !== TO_SECOND) break;
    const hour = two(at + 1);
    const minute = two(at + 4);
    if (hour > 23 || minute > 59 || <u32>load<u8>(at, 3) !== COLON) break;
    let second: u32 = 0;
    if (left === TO_SECOND) {
      second = two(at + 7);
      if (second > 59 || <u32>load<u8>(at, 6) !== COLON) break;
    }
    store<f64>(result, <f64>(<i64>days * SECONDS_PER_DAY + <i64>(hour * 3600 + minute * 60 + second)));
  }
  return row;
}
