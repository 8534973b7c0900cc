import type { Journey } from "../model/journey.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import type { Problem, Severity } from "../model/problem.ts";
import type { LintData } from "./data.ts";
import type { Flow } from "./flow.ts";
import type { Graph } from "./graph.ts";

export interface LintInput {
  journey: Journey;
  graph: Graph;
  /** Absent when only the document is checked. */
  data: LintData | undefined;
  /** Who of the data can come where; absent without data. */
  flow: Flow | undefined;
  /** Rates and prices of the project. */
  parameters: readonly ProjectParameter[];
}

/** What one id means, for docs/lint.md. */
export interface Finding {
  /** The worst that it is. */
  severity: Severity;
  /** When it is found, as a sentence. */
  about: string;
}

/** One check of a journey. A new one is a file with one of these and a line in `index.ts`. */
export interface LintRule {
  /** What it can find, by stable id. */
  finds: Readonly<Record<string, Finding>>;
  /** Set on rules that look at the data: the core runs them. The others need the document alone, and the window runs them at every change. */
  onData?: true;
  /** Set on rules on the data that also read the copy of messages. */
  readsCopy?: true;
  check(input: LintInput): Problem[];
}
