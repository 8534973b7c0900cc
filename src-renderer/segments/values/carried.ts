import type { Operator } from "../../../src-shared/operators/operator.ts";

/** What is left of a value when the comparison changes: it stays where its shape fits, and one value becomes a list of one and back. */
export function carried(from: Operator, to: Operator, value: unknown): unknown {
  if (from.shape === to.shape) return value;
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  switch (to.shape) {
    case "none":
      return undefined;
    case "list":
      return from.shape === "one" || from.shape === "pair" ? list : [];
    case "pair":
      return from.shape === "days" ? [] : list.slice(0, 2);
    case "days":
      return 30;
    case "one":
      return from.shape === "days" ? undefined : list[0];
  }
}
