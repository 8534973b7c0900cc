import { comparison, dated } from "../compare.ts";
import { below } from "../masks.ts";

export const before = comparison(
  "before",
  "is before",
  dated,
  "is before",
  (span) => below(span.low),
  ({ low }) => ({ sign: "<", end: low }),
);
