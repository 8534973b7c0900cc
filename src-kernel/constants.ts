/** Numbers that are read from where they stand in one step; the compiler writes a constant of 64 bits in two, every time it is used. */
export class Constant {
  /** Days in a second. */
  static perDay: f64 = 0;
  static day: f64 = 0;
  /** Half a second before noon, from midnight: a day less this is nearest to its own number. */
  static noon: f64 = 0;
  /** 1.5 x 2^52: added to a number of less than 2^51, it leaves the nearest whole number in the low bits. */
  static whole: f64 = 0;
}

export function newConstants(): void {
  Constant.perDay = 1 / 86400.0;
  Constant.day = 86400;
  Constant.noon = 43199.5;
  Constant.whole = 6755399441055744;
}

/** The whole number nearest to one of less than 2^31. */
@inline
export function nearest(x: f64): i32 {
  return <i32>reinterpret<i64>(x + Constant.whole);
}
