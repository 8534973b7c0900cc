import { segmentKey } from "../../src-shared/channels/in-force.ts";
import type { Parameters } from "../../src-shared/contract/parameters.ts";
import type { NamedSegment, Segment } from "../../src-shared/model/segment.ts";
import { sentence } from "../../src-shared/segments/sentence.ts";

type Own = Parameters["own"][number];
export type Rate = Parameters["channels"][number]["shipped"][number];

/** Whom rates are shown and set for; segment null for everyone. */
export interface Whom {
  key: string;
  label: string;
  segment: Segment | null;
  /** How many numbers of the channel are set for them. */
  count: number;
}

export const everyone = "everyone";

/** Everyone, the segments that have rates of the channel, in the order in which they count, then the project's other named segments. */
export function choices(parameters: Parameters, channel: string, named: readonly NamedSegment[]): Whom[] {
  const own = parameters.own.filter((one) => one.channel === channel);
  const countOf = (key: string) => own.filter(({ segment }) => (segment === null ? everyone : segmentKey(segment)) === key).length;
  const classes = parameters.channels.find((one) => one.channel === channel)?.classes ?? [];
  const rated = classes.flatMap(({ segment }) =>
    segment === null ? [] : [{ key: segment.key, label: segment.name ?? sentence(segment.segment), segment: segment.segment }],
  );
  const others = named
    .map(({ name }) => ({ key: segmentKey({ segment: name }), label: name, segment: { segment: name } }))
    .filter(({ key }) => !rated.some((one) => one.key === key));
  return [{ key: everyone, label: "Everyone", segment: null }, ...rated, ...others].map((one) => ({ ...one, count: countOf(one.key) }));
}

/** The rates in force for a class; those of everyone where it has none of its own. A price is shown with everyone's rates only. */
export function ratesFor(parameters: Parameters, channel: string, whom: Whom): Rate[] {
  const classes = parameters.channels.find((one) => one.channel === channel)?.classes ?? [];
  const found = classes.find(({ segment }) => (segment?.key ?? everyone) === whom.key) ?? classes[0];
  return (found?.rates ?? []).filter(({ stage }) => whom.segment === null || stage !== "cost");
}

const isAt =
  (channel: string, stage: Rate["stage"], whom: Whom) =>
  (one: Own): boolean =>
    one.channel === channel && one.stage === stage && (one.segment === null ? everyone : segmentKey(one.segment)) === whom.key;

/** The number that a person set here; a calibrated one is not. */
export const ownAt = (parameters: Parameters, channel: string, stage: Rate["stage"], whom: Whom): Own | undefined =>
  parameters.own.find((one) => isAt(channel, stage, whom)(one) && one.layer !== "calibrated");

/** The list without what is set or calibrated for a stage and these subscribers. */
export const without = (parameters: Parameters, channel: string, stage: Rate["stage"], whom: Whom): Own[] =>
  parameters.own.filter((one) => !isAt(channel, stage, whom)(one));

/** The number of a person in the place of the one in force, counted per the same. */
export function typedNumber(channel: string, rate: Rate, whom: Whom, value: number): Own {
  return {
    ...{ layer: whom.segment === null ? "workspace" : "segment", channel, stage: rate.stage, value, per: rate.per },
    ...{ segment: whom.segment, segmentName: whom.segment === null ? null : whom.label, n: null, low: null, high: null },
    ...{ badge: "yours", source: "Set in the settings" },
  };
}
