import { nearest } from "../../lib/nearest.ts";
import { type UnknownKey, unknownKeys } from "../../lib/unknown-keys.ts";
import { edgeSchema, type JourneyNode, journeyV1Schema, nodeSchema } from "../../model/journey.ts";
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

/** The address of a schema, which editors read; and what a template says of itself, which the gallery reads. */
const isFree = ({ path }: UnknownKey) => path === "$schema" || path === "template";

/** What a configuration has that the kind does not know, with paths inside the node; configurations never change in place. */
const known = new WeakMap<JourneyNode["config"], { kind: string; found: UnknownKey[] }>();

function ofConfig({ kind, config }: JourneyNode): UnknownKey[] {
  const before = known.get(config);
  if (before?.kind === kind) return before.found;
  const schema = nodeKinds.get(kind)?.config;
  // Copy of messages is content and not settings.
  const { message: _copy, ...settings } = config;
  const found = schema ? unknownKeys(schema, settings, "config") : [];
  known.set(config, { kind, found });
  return found;
}

const ofNode = (node: JourneyNode): UnknownKey[] => [...unknownKeys(nodeSchema, node, ""), ...ofConfig(node)];

/** Members that no part of the journey knows: they are kept in the file and do nothing, so that a misspelt setting is silently its default. */
export const unknownSetting: LintRule = {
  finds: {
    "unknown-setting": { severity: "warning", about: "A member of the journey is not known: it is kept, and does nothing." },
  },
  check: ({ journey }) => [
    ...unknownKeys(journeyV1Schema, { ...journey, nodes: [], edges: [] })
      .filter((found) => !isFree(found))
      .map(problemOf),
    ...journey.edges.flatMap((edge, at): Problem[] =>
      unknownKeys(edgeSchema, edge, `edges[${at}]`).map((found) => ({ ...problemOf(found), edge: edge.id })),
    ),
    ...journey.nodes.flatMap((node, at): Problem[] =>
      ofNode(node).map((found) => ({ ...problemOf({ ...found, path: `nodes[${at}].${found.path}` }), node: node.id })),
    ),
  ],
};
