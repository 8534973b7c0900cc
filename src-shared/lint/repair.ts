import type { Journey, JourneyNode } from "../model/journey.ts";
import { type Repair, type RepairEdit, repairSchema } from "../model/problem.ts";
import { nodeKinds } from "../nodes/index.ts";

type Step = string | number;

/** The value with what lies at a path replaced, or taken out where `value` is undefined; what is not touched stays the same object. */
function changed(whole: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    const at = Number(step);
    if (at >= whole.length) return whole;
    return rest.length === 0 && value === undefined
      ? whole.filter((_, index) => index !== at)
      : whole.map((each, index) => (index === at ? changed(each, rest, value) : each));
  }
  const members = typeof whole === "object" && whole !== null ? (whole as Record<string, unknown>) : {};
  if (rest.length > 0) return { ...members, [step]: changed(members[step], rest, value) };
  const { [step]: _old, ...others } = members;
  return value === undefined ? others : { ...members, [step]: value };
}

/** Ids of a node's outlets; undefined where its settings do not fit its kind, so that nobody can say. */
function outletsOf({ kind, config }: JourneyNode): Set<string> | undefined {
  const known = nodeKinds.get(kind);
  const parsed = known?.config.safeParse(config);
  return known && parsed?.success ? new Set(known.outlets(parsed.data).map(({ id }) => id)) : undefined;
}

function applyEdit(journey: Journey, { node, edge, path = [], value }: RepairEdit): Journey {
  if (node === undefined && edge === undefined) return changed(journey, path, value) as Journey;
  const edit = <T extends { id: string }>(list: readonly T[], id: string): T[] =>
    path.length === 0 ? list.filter((one) => one.id !== id) : list.map((one) => (one.id === id ? (changed(one, path, value) as T) : one));
  if (edge !== undefined) return { ...journey, edges: edit(journey.edges, edge) };
  const id = node as string;
  const nodes = edit(journey.nodes, id);
  if (path.length === 0) return { ...journey, nodes, edges: journey.edges.filter(({ from, to }) => from !== id && to !== id) };
  const after = nodes.find((one) => one.id === id);
  const outlets = after && outletsOf(after);
  // An edge by an outlet that is gone would keep the journey from being saved.
  const stays = ({ from, outlet }: Journey["edges"][number]) => from !== id || !outlets || outlets.has(outlet);
  return { ...journey, nodes, edges: journey.edges.every(stays) ? journey.edges : journey.edges.filter(stays) };
}

/** What a change takes for granted, in one journey: the member that it writes in, or, of what it takes out, all of it with its edges. */
function subjectOf(journey: Journey, { node, edge, path: [member] = [] }: RepairEdit): readonly unknown[] {
  if (edge !== undefined) return journey.edges.filter(({ id }) => id === edge);
  const whole = node === undefined ? journey : journey.nodes.find(({ id }) => id === node);
  if (member !== undefined) return [whole?.kind, whole?.[String(member)]];
  return [whole?.kind, whole?.config, ...journey.edges.filter(({ from, to }) => from === node || to === node)];
}

/** Whether all that a repair changes is in `now` the same objects as in the journey where the problem was found: a place in a list holds only then. */
export const repairStands = ({ edits }: Repair, found: Journey, now: Journey): boolean =>
  edits.every((edit) => {
    const [before, after] = [subjectOf(found, edit), subjectOf(now, edit)];
    return before.length === after.length && before.every((value, at) => value === after[at]);
  });

/**
 * The journey with a repair's changes. A node, or an outlet, that is taken out takes its edges along; edits of what is no longer there change nothing.
 * Nodes and edges that are not touched stay the same objects.
 */
export function applyRepair(journey: Journey, repair: Repair): Journey {
  return repairSchema.parse(repair).edits.reduce<Journey>((now, edit) => applyEdit(now, edit), journey);
}
