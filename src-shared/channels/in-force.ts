import { canonicalJson } from "../lib/canonical-json.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import type { ResponseStage } from "../model/response.ts";
import type { Segment } from "../model/segment.ts";
import type { Benchmark, Channel } from "./channel.ts";

/** A class of subscribers that has rates of its own. */
export interface RateClass {
  /** Equal for equal rules, whatever the segment is called. */
  key: string;
  segment: Segment;
  /** In words, where the project has a name for it. */
  name: string | null;
}

/** Identifies a segment by its rules. */
export const segmentKey = (segment: Segment): string => canonicalJson(segment);

const keyOf = ({ segment }: ProjectParameter): string | null => (segment === null ? null : segmentKey(segment));

/** The segments for which the project has rates of a channel, each once, in the order of the list: of those that have a subscriber the first counts. */
export function segmentsOf(channel: Channel, parameters: readonly ProjectParameter[]): RateClass[] {
  const found = new Map<string, RateClass>();
  for (const { channel: id, segment, segmentName } of parameters) {
    if (id !== channel.id || segment === null) continue;
    const key = segmentKey(segment);
    const known = found.get(key);
    if (!known) found.set(key, { key, segment, name: segmentName });
    else known.name ??= segmentName;
  }
  return [...found.values()];
}

/**
 * The number of the project in force for a stage, strongest first: given for the segment, calibrated for the segment, calibrated for
 * everyone, given for the workspace. Of two that say the same thing the later one counts. Undefined where the benchmark is in force.
 */
function strongest(own: readonly ProjectParameter[], segment: string | null): ProjectParameter | undefined {
  const last = (layer: ProjectParameter["layer"], key: string | null) => own.findLast((one) => one.layer === layer && keyOf(one) === key);
  const ofSegment = segment === null ? undefined : (last("segment", segment) ?? last("calibrated", segment));
  return ofSegment ?? last("calibrated", null) ?? last("workspace", null);
}

/** A number of the project in the place of a benchmark. */
function instead<T extends Benchmark>(shipped: T, own: ProjectParameter | undefined): T {
  if (!own) return shipped;
  const { assumed: _assumed, ...rest } = shipped;
  const { value, per, low, high, source, badge, n, layer } = own;
  return { ...(rest as T), value, per, low, high, source, badge, n, layer };
}

/**
 * A channel with the rates and the price in force for a class of subscribers: `segment` is the key of one, null for everyone else
 * (dry-run rules, section 8). What a node gives goes before all of these; rates that contradict each other are nested by `resolveResponse`.
 */
export function inForce(channel: Channel, parameters: readonly ProjectParameter[], segment: string | null): Channel {
  const ofChannel = parameters.filter((one) => one.channel === channel.id);
  if (ofChannel.length === 0) return channel;
  const of = (stage: ProjectParameter["stage"]) =>
    strongest(
      ofChannel.filter((one) => one.stage === stage),
      segment,
    );
  const rates = Object.entries(channel.parameters).map(([stage, shipped]) => [stage, instead(shipped, of(stage as ResponseStage))]);
  return { ...channel, parameters: Object.fromEntries(rates), cost: instead(channel.cost, of("cost")) };
}
