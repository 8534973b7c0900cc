import { formatCompact, formatCount, formatNumber } from "../ui/index.ts";

/** A count as text; means over replications keep decimals where they say something. */
export const count = (value: number): string => (Number.isInteger(value) || value >= 100 ? formatCount(value) : formatNumber(value));

/** A count for a narrow place: exact below 100,000. */
export const shortCount = (value: number): string => (value < 100_000 ? count(value) : formatCompact(value));
