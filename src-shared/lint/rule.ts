import type { Journey } from "../model/journey.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import type { Problem } from "../model/problem.ts";
import type { EvaluateContext } from "../segments/evaluate.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { Graph } from "./graph.ts";

/** The data that a journey is checked against. */
export interface LintData {
  base: SubscriberBase;
  context: EvaluateContext;
}

export interface LintInput {
  journey: Journey;
  graph: Graph;
  /** Absent when only the document is checked. */
  data: LintData | undefined;
  /** Rates and prices of the project. */
  parameters: readonly ProjectParameter[];
}

/** One check of a journey. A new one is a file with one of these and a line in `index.ts`. */
export interface LintRule {
  /** Stable ids of what it can find. */
  ids: readonly string[];
  check(input: LintInput): Problem[];
}
