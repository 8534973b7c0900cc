import type { Journey } from "../../src-shared/model/journey.ts";
import type { Problem } from "../../src-shared/model/problem.ts";
import { nodeLabel } from "../../src-shared/plan/run.ts";

const words = { error: "Error", warning: "Warning", note: "Note" } as const;

/** A problem of a journey in one line: its node by name unless the sentence names it, its place in the file, the sentence, what to do, and its id. */
export function problemLine({ severity, node, path, message, fix, repair, ignored, id }: Problem, { nodes }: Journey): string {
  const found = nodes.find((each) => each.id === node);
  const name = found && `"${nodeLabel(found)}"`;
  const place = [name === undefined || message.includes(name) ? "" : name, path ?? ""].filter((part) => part !== "").join(", ");
  const at = place === "" ? "" : `${place}: `;
  const todo = `${fix ? ` ${fix}` : ""}${repair ? ` (--fix: ${repair.label})` : ""}`;
  return `${words[severity]}: ${at}${message}${ignored === undefined ? todo : ` Ignored: ${ignored}`} [${id}]`;
}
