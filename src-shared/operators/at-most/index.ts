import { comparison, ordered } from "../compare.ts";
import { upTo } from "../masks.ts";

export const atMost = comparison(
  "<=",
  "is at most",
  ordered,
  "is at most",
  (span) => upTo(span.high),
  ({ high }) => ({ sign: "<=", end: high }),
);
