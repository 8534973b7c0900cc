import type { z } from "zod";
import type { budgetResultSchema } from "../model/results.ts";
import { localMoment } from "./dates.ts";

/** From when messages were refused for want of money, in a sentence, on the clock of a zone. */
export function refusalText({ refusedFrom }: z.infer<typeof budgetResultSchema>, zone: string): string {
  if (refusedFrom === null) return "Every message could be paid for.";
  return `From ${localMoment(refusedFrom, zone)} (${zone}) on, messages were refused because the budget could not pay for them.`;
}
