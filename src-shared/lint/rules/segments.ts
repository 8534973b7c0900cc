import { responseEvents } from "../../channels/response-events.ts";
import type { Problem } from "../../model/problem.ts";
import type { Segment } from "../../model/segment.ts";
import { type Catalogue, catalogueOf } from "../../segments/catalogue.ts";
import { checkSegment } from "../../segments/check.ts";
import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** What a response can be told apart by in a `where`. */
const responseAttributes = [
  { id: "node", type: "text" },
  { id: "channel", type: "text" },
] as const;

/** Every segment of the journey against the data: unknown fields, values that do not fit and the like; ids as `segment/<rule>`. Responses to messages count as events in splits and exit criteria. */
export const segments: LintRule = {
  ids: [],
  check: ({ journey, graph, data }) => {
    if (!data) return [];
    const catalogue = catalogueOf(data.base, data.context.segments);
    const responses = responseEvents();
    const running: Catalogue = {
      ...catalogue,
      eventTypes: [...catalogue.eventTypes, ...responses],
      attributes: (event) => (responses.includes(event) ? responseAttributes : catalogue.attributes?.(event)),
    };
    const check = (segment: Segment, path: string, inRun: boolean, node?: string): Problem[] =>
      checkSegment(segment, inRun ? running : catalogue).map((problem) => ({
        ...problem,
        ...(node === undefined ? {} : { node }),
        path: problem.path ? `${path}.${problem.path}` : path,
      }));
    return [
      ...parsedNodes(graph).flatMap(({ node, path, parsed: { op } }) => {
        if (op.op === "entry") return check(op.segment, `${path}.config.segment`, false, node.id);
        if (op.op === "listen" && op.where) return check({ event: op.event, where: op.where }, `${path}.config`, true, node.id);
        if (op.op !== "branch") return [];
        return op.branches.flatMap(({ segment }, at) => check(segment, `${path}.config.branches[${at}].segment`, true, node.id));
      }),
      ...(["baseline", "churn"] as const).flatMap((name) =>
        (journey.settings.model?.[name]?.segments ?? []).flatMap(({ segment }, at) =>
          check(segment, `settings.model.${name}.segments[${at}].segment`, false),
        ),
      ),
      ...(journey.exitWhen ? check(journey.exitWhen, "exitWhen", true) : []),
    ];
  },
};
