/** Patterns that a date column can follow, the unambiguous first; months and days may have one digit or two, `MMM` is the name of a month. A time may stand after the date. */
export const datePatterns = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "YYYY.MM.DD",
  "M/D/YYYY",
  "D/M/YYYY",
  "D.M.YYYY",
  "M-D-YYYY",
  "D-M-YYYY",
  "YYYYMMDD",
  "D.M.YY",
  "M/D/YY",
  "D/M/YY",
  "D MMM YYYY",
  "D-MMM-YYYY",
  "D-MMM-YY",
  "MMM D YYYY",
] as const;
