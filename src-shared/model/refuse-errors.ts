import { InputError } from "../lib/input-error.ts";
import type { Problem } from "./problem.ts";

/**
 * Throws InputError when there are errors among the findings; warnings pass. `within` names the document that their paths lie in;
 * `todo` is said when the first error names no remedy.
 */
export function refuseErrors(problems: readonly Problem[], { within, todo }: { within?: string; todo?: string } = {}): void {
  const [first, ...rest] = problems.filter(({ severity }) => severity === "error");
  if (!first) return;
  const where = [within, first.path].filter((part) => part).join(": ");
  const remedy = first.fix ?? todo;
  throw new InputError(first.id, first.message, {
    ...(where === "" ? {} : { where }),
    ...(remedy ? { todo: remedy } : {}),
    node: first.node,
    more: rest.map(({ path, message }) => (path ? `${path}: ${message}` : message)),
  });
}
