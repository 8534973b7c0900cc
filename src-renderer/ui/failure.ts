import { errorDataSchema } from "../../src-shared/contract/errors.ts";

/** What went wrong in sentences for the person. */
export interface Failure {
  message: string;
  where: string | null;
  todo: string | null;
  /** Id of the node of the open journey that it is about. */
  node: string | null;
  more: readonly string[];
  /** Stable code, such as `csv-no-header`; "unknown" for faults that carry none. */
  code: string;
}

/** Anything that was thrown, as sentences. An error of the contract brings its own; others are named as faults of the application. */
export function failureOf(error: unknown): Failure {
  const data = errorDataSchema.safeParse((error as { data?: unknown } | null)?.data);
  const message = error instanceof Error && error.message !== "" ? error.message : "Something went wrong inside Throughline.";
  if (data.success) {
    const { where = null, todo = null, node = null, more, code } = data.data;
    return { message, where, todo, node, more, code };
  }
  const unreachable = /websocket is not open|connection|closed/i.test(message);
  return {
    message: unreachable ? "The application's core did not answer." : message,
    where: null,
    todo: unreachable ? "Reconnect with the button at the top of the window." : null,
    node: null,
    more: [],
    code: "unknown",
  };
}

/** A failure in one line: what, and what to do. */
export const failureLine = ({ message, todo }: Failure): string => (todo === null ? message : `${message} ${todo}`);

/** True when the call was ended on purpose. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";
