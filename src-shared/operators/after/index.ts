import { comparison, dated } from "../compare.ts";
import { above } from "../masks.ts";

export const after = comparison(
  "after",
  "is after",
  dated,
  "is after",
  (span) => above(span.high),
  ({ high }) => ({ sign: ">", end: high }),
);
