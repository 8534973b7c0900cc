import { sumOf } from "../../src-shared/lib/numbers.ts";
import { count } from "./text.ts";

/** `no-consent 52, churned 1`: reasons by their codes, most first, without those of whom there are none. */
export const causes = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]) => `${reason} ${count(n)}`)
    .join(", ");

/** `53 (no-consent 52, churned 1)`, or `0`. */
export const withCauses = (counts: Readonly<Record<string, number>>): string =>
  sumOf(counts) > 0 ? `${count(sumOf(counts))} (${causes(counts)})` : "0";
