import { randomBytes } from "node:crypto";
import { ORPCError, ValidationError } from "@orpc/contract";
import type { z } from "zod";
import type { ErrorData } from "../../../src-shared/contract/errors.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { findingsOf } from "../../../src-shared/lib/issues.ts";
import { isCancelled } from "../cancelled.ts";
import type { Log } from "../ports.ts";
import { Unavailable } from "../unavailable.ts";

const failure = (code: "INPUT" | "UNAVAILABLE" | "INTERNAL", message: string, data: ErrorData, status: number) =>
  new ORPCError(code, { message, data, status });

/** A call whose input does not fit the contract, such as a document with a wrong member. */
function misfit(issues: readonly z.core.$ZodIssue[]): ORPCError<string, unknown> {
  const [first, ...rest] = findingsOf({ issues } as z.core.$ZodError).map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return failure("INPUT", `${first ?? "The call does not fit"}.`, { code: "call-invalid", more: rest }, 422);
}

/**
 * What crosses the contract for an error: the person's own mistakes with their sentences, everything else as one general
 * sentence with a reference into the log, which alone has the details.
 */
export function crossing(error: unknown, call: string, log: Log): Error {
  if (isCancelled(error)) return error as Error;
  if (error instanceof InputError) {
    const { code, where, todo, node, more } = error;
    return failure("INPUT", error.message, { code, where, todo, node, more: [...more] }, 422);
  }
  if (error instanceof Unavailable) {
    if (error.cause !== undefined) log.error({ call, error: describeError(error.cause) }, error.message);
    return failure("UNAVAILABLE", error.message, { code: error.code, todo: error.todo, more: [] }, 409);
  }
  if (error instanceof ORPCError && error.code === "BAD_REQUEST" && error.cause instanceof ValidationError) {
    return misfit(error.cause.issues as unknown as readonly z.core.$ZodIssue[]);
  }
  const reference = randomBytes(4).toString("hex");
  const cause = error instanceof Error ? error.cause : undefined;
  const issues = cause instanceof ValidationError ? cause.issues : undefined;
  log.error({ call, reference, error: describeError(error), issues }, "a call failed");
  return failure(
    "INTERNAL",
    "Something went wrong inside Throughline.",
    { code: "internal", todo: `Try again; the log says more under ${reference}.`, more: [] },
    500,
  );
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
