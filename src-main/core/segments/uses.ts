import { channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import type { SegmentUse } from "../../../src-shared/contract/segment-library.ts";
import { scoreIds } from "../../../src-shared/model/scores.ts";
import { scoreOf } from "../../../src-shared/scores/index.ts";
import { namesSegment } from "../../../src-shared/segments/references.ts";
import type { OpenProject } from "../workspace.ts";

/**
 * What of the project names a segment: segments, journeys, personas, scores by their own settings, rates, and the channels and the contact
 * frequency that it prefers. Saved runs keep their own copy and are not among it.
 */
export function segmentUses(project: OpenProject, name: string): SegmentUse[] {
  const { segments, journeys, personas, scores, parameters } = project.file.stores;
  const own = segments.byName(name);
  const { channels, wish } = own ? personas.preference(own.id) : { channels: null, wish: null };
  const preferred = [...(channels === null ? [] : ["Channels"]), ...(wish === null ? [] : ["Contact frequency"])].join(", ");
  const rates = parameters.list().filter(({ segment }) => namesSegment(segment, name));
  return [
    ...segments
      .list()
      .filter(({ rules }) => namesSegment(rules, name))
      .map((segment) => ({ what: "segment" as const, id: segment.id, name: segment.name })),
    ...journeys
      .heads()
      .filter(({ id }) => namesSegment(journeys.get(id), name))
      .map((journey) => ({ what: "journey" as const, id: journey.id, name: journey.name })),
    ...personas
      .list()
      .filter(({ segment }) => segment === name)
      .map((persona) => ({ what: "persona" as const, id: persona.id, name: persona.name })),
    ...scoreIds
      .filter((id) => namesSegment(scores.get(id).settings, name))
      .map((id) => ({ what: "score" as const, id, name: scoreOf(id).label })),
    ...(own && preferred !== "" ? [{ what: "preference" as const, id: own.id, name: preferred }] : []),
    ...channelIds
      .filter((channel) => rates.some((rate) => rate.channel === channel))
      .map((channel) => ({ what: "rates" as const, id: channel, name: channelOf(channel).label })),
  ];
}
