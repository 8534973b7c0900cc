import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import type { Records } from "../../store/records.ts";
import { LANE_PADDING, laneIndexOf, lanesOf, leastWidth, settleLanes } from "../lanes/lanes.ts";
import { NODE_WIDTH } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";
import { changeHead } from "./change.ts";
import { remove } from "./remove.ts";

function eachNode(records: Records, change: (node: JourneyNode) => JourneyNode): Records {
  return { ...records, nodes: new Map([...records.nodes].map(([id, node]) => [id, change(node)])) };
}

/** A node whose settings name a stage by its other name. */
function restaged(node: JourneyNode, from: string, to: string): JourneyNode {
  const kind = nodeKinds.get(node.kind);
  const parsed = kind?.restage && kind.config.safeParse(node.config);
  if (!kind?.restage || !parsed?.success) return node;
  const config = kind.restage(parsed.data, from, to);
  return config === parsed.data ? node : { ...node, config: config as JourneyNode["config"] };
}

/** The widths that stages were given, under other names or without some; members that are left hold nothing are dropped. */
function withWidths(records: Records, change: (widths: Record<string, number>) => void): Records {
  const widths = { ...records.head.stageWidths };
  change(widths);
  const { stageWidths: _old, ...head } = records.head;
  return { ...records, head: (Object.keys(widths).length === 0 ? head : { ...head, stageWidths: widths }) as Records["head"] };
}

/** Gives a stage another name; its nodes, and settings that name it, follow. Unchanged when the name is empty or taken. */
export function renameStage(records: Records, index: number, name: string): Records {
  const { stages } = records.head;
  const old = stages[index];
  if (old === undefined || name.trim() === "" || stages.includes(name)) return records;
  const width = records.head.stageWidths?.[old];
  const renamed = changeHead(records, { stages: stages.map((stage, at) => (at === index ? name : stage)) });
  const next =
    width === undefined
      ? renamed
      : withWidths(renamed, (widths) => {
          delete widths[old];
          widths[name] = width;
        });
  return eachNode(next, (node) => restaged(node.stage === old ? { ...node, stage: name } : node, old, name));
}

/** Puts every lane's nodes where the lane now is, each lane as one block that keeps its distance to the lane's border. */
function follow(before: Records, after: Records): Records {
  const from = new Map(lanesOf(before).map((lane) => [lane.stage, lane.x]));
  const offset = (node: JourneyNode) => {
    const stage = before.head.stages[laneIndexOf(before.head.stages, node)] ?? "";
    const x = node.position.x - (from.get(stage) ?? 0);
    return viewOf(node).remark ? x : Math.max(LANE_PADDING, x);
  };
  const { stages } = after.head;
  const inside = Map.groupBy(
    [...after.nodes.values()].filter((node) => !viewOf(node).remark),
    (node) => laneIndexOf(stages, node),
  );
  let x = 0;
  const starts = stages.map((stage, index) => {
    const start = x;
    const needed = Math.max(0, ...(inside.get(index) ?? []).map((node) => offset(node) + NODE_WIDTH + LANE_PADDING));
    x += Math.max(leastWidth(after, stage), needed);
    return start;
  });
  return settleLanes(
    eachNode(after, (node) => {
      const at = (starts[laneIndexOf(stages, node)] ?? 0) + offset(node);
      return at === node.position.x ? node : { ...node, position: { ...node.position, x: at } };
    }),
  );
}

/** Adds a stage with a fresh name at a place in the order; at the end when none is given. */
export function addStage(records: Records, at: number = records.head.stages.length): Records {
  const { stages } = records.head;
  let name = "new stage";
  for (let number = 2; stages.includes(name); number++) name = `new stage ${number}`;
  return follow(records, changeHead(records, { stages: stages.toSpliced(at, 0, name) }));
}

/** The stage that takes a removed one's nodes when nobody says otherwise: the one before it, or the one after the first. */
export const heirOf = (stages: readonly string[], index: number): string | undefined => stages[index === 0 ? 1 : index - 1];

/** Takes a stage away; its nodes join the heir's, right of them, and settings that name it name the heir; or its nodes go with it when there is none. The last stage stays. */
export function removeStage(records: Records, index: number, heir: string | null = heirOf(records.head.stages, index) ?? null): Records {
  const { stages } = records.head;
  const old = stages[index];
  if (old === undefined || stages.length === 1 || heir === old || (heir !== null && !stages.includes(heir))) return records;
  const inside = [...records.nodes.values()].filter((node) => laneIndexOf(stages, node) === index);
  if (heir === null) return removeStage(remove(records, new Set(inside.map(({ id }) => id))), index);
  const lanes = lanesOf(records);
  const [lost, gaining] = [lanes[index], lanes[stages.indexOf(heir)]];
  const heirHasNodes = [...records.nodes.values()].some((node) => laneIndexOf(stages, node) === gaining?.index);
  const by = (gaining?.x ?? 0) - (lost?.x ?? 0) + (heirHasNodes ? (gaining?.width ?? 0) - LANE_PADDING : 0);
  const ids = new Set(inside.map(({ id }) => id));
  const moved = eachNode(records, (node) =>
    restaged(ids.has(node.id) ? { ...node, stage: heir, position: { ...node.position, x: node.position.x + by } } : node, old, heir),
  );
  const after = withWidths(changeHead(moved, { stages: stages.filter((_, at) => at !== index) }), (widths) => {
    delete widths[old];
  });
  return follow(records, after);
}

/** Moves a stage to another place in the order; its nodes go with it. */
export function moveStageTo(records: Records, index: number, to: number): Records {
  const { stages } = records.head;
  const stage = stages[index];
  if (stage === undefined || to < 0 || to >= stages.length || to === index) return records;
  return follow(records, changeHead(records, { stages: stages.toSpliced(index, 1).toSpliced(to, 0, stage) }));
}

/** Gives a stage's lane a least width, px at zoom 1; the lanes after it follow. It never gets narrower than its nodes need. */
export function resizeStage(records: Records, index: number, width: number): Records {
  const stage = records.head.stages[index];
  if (stage === undefined) return records;
  const next = withWidths(records, (widths) => {
    widths[stage] = Math.max(1, Math.min(20_000, Math.round(width)));
  });
  const after = follow(records, next);
  return lanesOf(after)[index]?.width === lanesOf(records)[index]?.width ? records : after;
}
