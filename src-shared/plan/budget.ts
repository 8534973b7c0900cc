import type { z } from "zod";
import type { budgetResultSchema } from "../model/results.ts";
import { localMoment } from "./dates.ts";

/** From when messages were refused for want of money, in a sentence, on the clock of a zone; of several replications the earliest moment. */
export function refusalText({ refusedFrom }: z.infer<typeof budgetResultSchema>, zone: string, replications: number): string {
  if (refusedFrom === null) return `Every message could be paid for${replications > 1 ? ", in every replication" : ""}.`;
  const from = `${localMoment(refusedFrom, zone)} (${zone})`;
  if (replications > 1)
    return `From ${from} on at the earliest, in one of ${replications} replications, messages were refused because the budget could not pay for them.`;
  return `From ${from} on, messages were refused because the budget could not pay for them.`;
}
