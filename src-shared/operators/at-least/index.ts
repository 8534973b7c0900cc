import { comparison, ordered } from "../compare.ts";
import { from } from "../masks.ts";

export const atLeast = comparison(
  ">=",
  "is at least",
  ordered,
  "is at least",
  (span) => from(span.low),
  ({ low }) => ({ sign: ">=", end: low }),
);
