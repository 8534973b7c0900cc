import type { Condition, Program } from "../program.ts";
import { stageNumbers } from "../words.ts";

const always = ["converted", "optedOut", "complained"] as const;

/** By response stage: whether the program's behaviour depends on when it happens, beyond its count. */
export function stagesThatMatter(program: Program): boolean[] {
  const matter = stageNumbers.map(() => program.journeys.some(({ exitWhen }) => exitWhen !== null));
  const mark = (condition: Condition): void => {
    if (condition.kind === "responses") matter[condition.stage] = true;
    else if ("parts" in condition) condition.parts.forEach(mark);
  };
  for (const { op } of program.nodes) {
    if (op.op === "branch") op.conditions.forEach(mark);
    if (op.op === "listen" && op.listen.event < 0) matter[op.listen.stage] = true;
    if (op.op === "send" && op.send.retry) matter[op.send.retry.stage] = true;
  }
  for (const { metric } of program.experiments) matter[metric] = true;
  const lives = program.world?.churn || program.referral;
  for (const stage of lives ? always : always.slice(1)) matter[stageNumbers.indexOf(stage)] = true;
  for (const { goalStage } of program.journeys) if (goalStage >= 0) matter[goalStage] = true;
  return matter;
}
