/** Thrown into a task whose caller has gone or asked it to stop. Not a fault: nothing is logged. */
export function cancelled(): DOMException {
  return new DOMException("The task was cancelled.", "AbortError");
}

/** True of what `cancelled` made, and of the abort errors of Node's own functions. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
