import { comparison, ordered } from "../compare.ts";
import { below } from "../masks.ts";

export const less = comparison(
  "<",
  "is below",
  ordered,
  "is below",
  (span) => below(span.low),
  ({ low }) => ({ sign: "<", end: low }),
);
