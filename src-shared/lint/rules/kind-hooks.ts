import type { RepairEdit } from "../../model/problem.ts";
import { nodeKinds } from "../../nodes/index.ts";
import type { NodeProblem } from "../../nodes/kind.ts";
import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** An edit inside the settings of a node, as an edit of the journey. */
const ofNode = (id: string, edit: RepairEdit): RepairEdit =>
  edit.node === undefined && edit.edge === undefined ? { ...edit, node: id, path: ["config", ...(edit.path ?? [])] } : edit;

const repairOf = ({ repair }: NodeProblem, id: string) =>
  repair ? { repair: { ...repair, edits: repair.edits.map((edit) => ofNode(id, edit)) } } : {};

/** What each kind of node says about its own settings; the ids are in the kinds, as `<kind>/<rule>`. */
export const kindHooks: LintRule = {
  finds: Object.assign({}, ...[...nodeKinds.values()].map(({ finds }) => finds ?? {})),
  check: ({ graph }) =>
    parsedNodes(graph).flatMap(({ node, path, kind, parsed }) =>
      (kind?.lint(parsed.config) ?? []).map((problem) => ({
        ...problem,
        ...repairOf(problem, node.id),
        node: node.id,
        path: `${path}.config${problem.path ? `.${problem.path}` : ""}`,
      })),
    ),
};
