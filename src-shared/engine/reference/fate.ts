import type { Hazard, Program } from "../program.ts";
import { log } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import type { Block } from "./outcomes.ts";
import { type Fate, rowIn } from "./world.ts";

export function fateOf(program: Program, row: number, now: number, block: Block): Fate {
  const { baseline = null, churn = null } = program.world ?? {};
  const rateOf = (hazard: Hazard) => hazard.classes.find(({ mask }) => rowIn(program.masks[mask], row))?.rate ?? hazard.rate;
  const latent = (stream: number) => -log(uniform(block(stream)[0] as number));
  return {
    began: now,
    baseline: baseline ? now + 1 + Math.floor(latent(baseline.stream) / rateOf(baseline)) : Number.POSITIVE_INFINITY,
    limit: churn ? latent(churn.stream) : Number.POSITIVE_INFINITY,
    rate: churn ? rateOf(churn) : 0,
    changes: [],
  };
}

/** When the subscriber churns if nothing else changes. */
export function churnTime({ began, limit, rate, changes }: Fate): number {
  if (limit === Number.POSITIVE_INFINITY) return limit;
  let [left, since, now] = [limit, began, rate];
  for (const { time, ratio } of changes) {
    if (ratio === 1) continue;
    left = Math.max(0, left - now * (time - since));
    now *= ratio;
    since = time;
  }
  return now === 0 ? Number.POSITIVE_INFINITY : since + 1 + Math.floor(left / now);
}

/** What becomes of the twin, who is never contacted, before the run ends. */
export function twinOf(program: Program, fate: Fate): { converts: boolean; churns: boolean } {
  const alone = { ...fate, changes: [] };
  const converts = fate.baseline < churnTime(alone) && fate.baseline < program.end;
  const changes = converts ? [{ time: fate.baseline, ratio: program.world?.churn?.perConversion ?? 1 }] : [];
  return { converts, churns: churnTime({ ...alone, changes }) < program.end };
}
