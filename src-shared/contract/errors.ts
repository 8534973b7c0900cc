import { z } from "zod";

/** What crosses the contract when a call fails: a stable code, sentences for the person, and nothing of the inside. */
export const errorDataSchema = z.object({
  code: z.string(),
  where: z.string().optional(),
  todo: z.string().optional(),
  /** Id of the node of the journey that it is about. */
  node: z.string().optional(),
  more: z.array(z.string()),
});
export type ErrorData = z.infer<typeof errorDataSchema>;

/** Every call may fail with one of these. INPUT: the person can mend it. UNAVAILABLE: no project is open, or the like. INTERNAL: a fault of the application. */
export const commonErrors = {
  INPUT: { message: "The input is wrong", data: errorDataSchema },
  UNAVAILABLE: { message: "Not available", data: errorDataSchema },
  INTERNAL: { message: "Something went wrong inside Throughline", data: errorDataSchema },
} as const;
