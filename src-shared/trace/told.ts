import type { TraceLine } from "../model/trace.ts";

/** False for steps that the next line tells as well, such as going on to the only next node. */
export const isTold = ({ what, detail, saw }: TraceLine): boolean => what !== "left" || detail !== "next" || saw.length > 0;
