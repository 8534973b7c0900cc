import type { EvaluateContext } from "../segments/evaluate.ts";
import type { SubscriberBase } from "../table/base.ts";

/** The data that a journey is checked against. */
export interface LintData {
  base: SubscriberBase;
  context: EvaluateContext;
}
