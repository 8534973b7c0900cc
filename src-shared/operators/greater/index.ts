import { comparison, ordered } from "../compare.ts";
import { above } from "../masks.ts";

export const greater = comparison(
  ">",
  "is above",
  ordered,
  "is above",
  (span) => above(span.high),
  ({ high }) => ({ sign: ">", end: high }),
);
