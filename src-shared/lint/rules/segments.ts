import { responseEvents } from "../../channels/response-events.ts";
import type { Problem } from "../../model/problem.ts";
import type { Segment } from "../../model/segment.ts";
import { type Catalogue, catalogueOf } from "../../segments/catalogue.ts";
import { checkSegment } from "../../segments/check.ts";
import { ratedEvents } from "../events.ts";
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
  check: (input) => {
    const { journey, graph, data } = input;
    if (!data) return [];
    const catalogue = catalogueOf(data.base, data.context.segments);
    const responses = responseEvents();
    const running: Catalogue = {
      ...catalogue,
      eventTypes: [...catalogue.eventTypes, ...responses, ...ratedEvents(input)],
      attributes: (event) => (responses.includes(event) ? responseAttributes : catalogue.attributes?.(event)),
    };
    const promoters = journey.settings.model?.referral?.promoters;
    const check = (segment: Segment, path: string, inRun: boolean, node?: string): Problem[] =>
      checkSegment(segment, inRun ? running : catalogue).map((problem) => ({
        ...problem,
        ...(node === undefined ? {} : { node }),
        path: problem.path ? `${path}.${problem.path}` : path,
      }));
    return [
      ...parsedNodes(graph).flatMap(({ node, path, parsed: { op } }) => {
        const which = (event: string, where: Segment | null) =>
          where && running.eventTypes.includes(event) ? check({ event, where }, `${path}.config`, true, node.id) : [];
        if (op.op === "entry")
          return [
            ...check(op.segment, `${path}.config.segment`, false, node.id),
            ...(op.entry.rule === "event" ? which(op.entry.event, op.entry.where) : []),
          ];
        if (op.op === "listen") return which(op.event, op.where);
        if (op.op !== "branch") return [];
        return op.branches.flatMap(({ segment }, at) => check(segment, `${path}.config.branches[${at}].segment`, true, node.id));
      }),
      ...(["baseline", "churn"] as const).flatMap((name) =>
        (journey.settings.model?.[name]?.segments ?? []).flatMap(({ segment }, at) =>
          check(segment, `settings.model.${name}.segments[${at}].segment`, false),
        ),
      ),
      ...(promoters ? check(promoters, "settings.model.referral.promoters", false) : []),
      ...(journey.exitWhen ? check(journey.exitWhen, "exitWhen", true) : []),
    ];
  },
};
