import { ORPCError } from "@orpc/client";
import { type ErrorData, errorDataSchema } from "../../../src-shared/contract/errors.ts";

/** A failed call as its caller sees it. */
export interface Failure extends ErrorData {
  kind: "INPUT" | "UNAVAILABLE" | "INTERNAL";
  message: string;
}

const kinds = ["INPUT", "UNAVAILABLE", "INTERNAL"] as const;

/** Reads an error that a call threw; undefined when it is none of the contract's. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const kind = kinds.find((each) => each === error.code);
  const data = errorDataSchema.safeParse(error.data);
  return kind && data.success ? { ...data.data, kind, message: error.message } : undefined;
}
