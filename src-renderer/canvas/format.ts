import { countText } from "../../src-shared/lib/numbers.ts";
import { formatCompact } from "../ui/index.ts";

/** A count as text, as results and plans write it; a mean over replications has one decimal. */
export const count = countText;

/** A count for a narrow place: exact below 100,000. */
export const shortCount = (value: number): string => (value < 100_000 ? count(value) : formatCompact(value));
