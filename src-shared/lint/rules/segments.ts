import { responseEvents } from "../../channels/response-events.ts";
import type { Problem } from "../../model/problem.ts";
import { stepsOf } from "../../model/repairs.ts";
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

/** Where a repair of a segment is in the journey; `path` is the segment's. */
const placeOf = (path: string, node: string | undefined, inside: readonly (string | number)[] = []) =>
  node === undefined
    ? { path: [...stepsOf(path), ...inside] }
    : { node, path: [...stepsOf(path.replace(/^nodes\[\d+\]\./, "")), ...inside] };

/** Every segment of the journey against the data: unknown fields, values that do not fit and the like; ids as `segment/<rule>`. Responses to messages count as events in splits and exit criteria. */
export const segments: LintRule = {
  finds: {
    "segment/unknown-field": { severity: "error", about: "A rule is about a field, or an attribute of an event, that is not in the data." },
    "segment/unsuitable-operator": { severity: "error", about: "A comparison does not suit what the field holds." },
    "segment/wrong-value": { severity: "error", about: "A value does not fit its field." },
    "segment/unknown-event": { severity: "warning", about: "A rule is about an event that is not in the data." },
    "segment/impossible-range": { severity: "error", about: "Two bounds of a rule leave nothing between them." },
    "segment/contradiction": { severity: "warning", about: "Two rules that must both be true leave no value of their field." },
    "segment/unknown-segment": { severity: "error", about: "A named segment is not in the project." },
    "segment/cycle": { severity: "error", about: "A named segment refers to itself." },
    "segment/unknown-channel": { severity: "error", about: "A rule asks for consent to a channel that does not exist." },
    "segment/consent-field": { severity: "error", about: "The field of a consent does not hold yes or no." },
    "segment/no-place": { severity: "error", about: "A rule is about places, and no field says where subscribers are." },
    "segment/two-rules": { severity: "error", about: "One rule says two things, of which one would not count." },
    "segment/unknown-member": { severity: "warning", about: "A member of a rule is misspelt and means nothing." },
    "segment/where": { severity: "error", about: "A rule on the attributes of an event asks for something else." },
  },
  onData: true,
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
      checkSegment(segment, inRun ? running : catalogue).map(({ repair, ...problem }) => ({
        ...problem,
        ...(repair ? { repair: { ...repair, edits: repair.edits.map((edit) => ({ ...edit, ...placeOf(path, node, edit.path) })) } } : {}),
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
