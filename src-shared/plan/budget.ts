import type { z } from "zod";
import type { budgetResultSchema } from "../model/results.ts";
import { dateWords } from "./words.ts";

/** From when messages were refused for want of money, in a sentence. */
export function refusalText({ refusedFrom }: z.infer<typeof budgetResultSchema>): string {
  if (refusedFrom === null) return "Every message could be paid for.";
  const [date = "", clock = ""] = refusedFrom.split("T");
  return `From ${dateWords(date)}, ${clock.slice(0, 5)} UTC on, messages were refused because the budget could not pay for them.`;
}
