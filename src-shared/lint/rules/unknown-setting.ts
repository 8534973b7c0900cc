import { nearest } from "../../lib/nearest.ts";
import { type UnknownKey, unknownKeys } from "../../lib/unknown-keys.ts";
import { journeyV1Schema, nodeSchema } from "../../model/journey.ts";
import type { Problem } from "../../model/problem.ts";
import { nodeKinds } from "../../nodes/index.ts";
import type { LintRule } from "../rule.ts";

function problemOf({ key, path, known }: UnknownKey): Problem {
  const meant = nearest(key, known);
  return {
    id: "unknown-setting",
    severity: "warning",
    message: `Unknown setting "${key}"${meant === undefined ? "." : `; did you mean "${meant}"?`}`,
    fix: `It is kept, but does nothing. Here ${known.length === 1 ? "is" : "are"} known: ${known.join(", ")}.`,
    path,
  };
}

/** The address of a schema, which editors read, and copy of messages, which is content and not settings. */
const isFree = ({ path }: UnknownKey) => path === "$schema" || /^nodes\[\d+\]\.config\.message\./.test(path);

/** Members that no part of the journey knows: they are kept in the file and do nothing, so that a misspelt setting is silently its default. */
export const unknownSetting: LintRule = {
  ids: ["unknown-setting"],
  check: ({ journey }) => [
    ...unknownKeys(journeyV1Schema, { ...journey, nodes: [] })
      .filter((found) => !isFree(found))
      .map(problemOf),
    ...journey.nodes.flatMap((node, at): Problem[] => {
      const kind = nodeKinds.get(node.kind);
      const own = unknownKeys(nodeSchema, node, `nodes[${at}]`);
      const settings = kind ? unknownKeys(kind.config, node.config, `nodes[${at}].config`) : [];
      return [...own, ...settings].filter((found) => !isFree(found)).map((found) => ({ ...problemOf(found), node: node.id }));
    }),
  ],
};
