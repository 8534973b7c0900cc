import { modelInForce, type PlanRun } from "./run.ts";

type Model = PlanRun["journey"]["settings"]["model"];

/** Whether several replications each draw the rates that are not certain: unless the model says no. */
export const drawsRates = (model: Model): boolean => model?.uncertainty !== false;

/** Whether a run does. */
export const runDrawsRates = (run: Pick<PlanRun, "journey" | "together">): boolean => drawsRates(modelInForce(run));

/** What the ranges of several replications hold. */
export const rangeOf = (draws: boolean): string =>
  draws ? "by chance and by what is not known of the rates" : "by chance alone, with rates taken as certain";
