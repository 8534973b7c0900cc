import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { LANE_PADDING, laneIndexOf, lanesOf, settleLanes } from "../lanes/lanes.ts";
import { changeHead } from "./change.ts";

function eachNode(records: Records, change: (node: JourneyNode) => JourneyNode): Records {
  return { ...records, nodes: new Map([...records.nodes].map(([id, node]) => [id, change(node)])) };
}

/** Gives a stage another name; its nodes follow. Unchanged when the name is empty or taken. */
export function renameStage(records: Records, index: number, name: string): Records {
  const { stages } = records.head;
  const old = stages[index];
  if (old === undefined || name.trim() === "" || stages.includes(name)) return records;
  const next = changeHead(records, { stages: stages.map((stage, at) => (at === index ? name : stage)) });
  return eachNode(next, (node) => (node.stage === old ? { ...node, stage: name } : node));
}

export function addStage(records: Records): Records {
  const { stages } = records.head;
  let name = "new stage";
  for (let at = 2; stages.includes(name); at++) name = `new stage ${at}`;
  return changeHead(records, { stages: [...stages, name] });
}

/** Puts every lane's nodes where the lane now is, each lane as one block. */
function follow(before: Records, after: Records): Records {
  const from = new Map(lanesOf(before).map((lane) => [lane.stage, lane.x]));
  const inLanes = eachNode(after, (node) => ({
    ...node,
    position: { ...node.position, x: node.position.x - (from.get(before.head.stages[laneIndexOf(before.head.stages, node)] ?? "") ?? 0) },
  }));
  return settleLanes(
    eachNode(inLanes, (node) => (node.position.x < LANE_PADDING ? { ...node, position: { ...node.position, x: LANE_PADDING } } : node)),
  );
}

/** Takes a stage away; its nodes join the stage before it, or the one after the first. The last stage stays. */
export function removeStage(records: Records, index: number): Records {
  const { stages } = records.head;
  const old = stages[index];
  const heir = stages[index === 0 ? 1 : index - 1];
  if (old === undefined || heir === undefined) return records;
  const next = changeHead(records, { stages: stages.filter((_, at) => at !== index) });
  return settleLanes(eachNode(next, (node) => (node.stage === old ? { ...node, stage: heir } : node)));
}

export function moveStage(records: Records, index: number, by: -1 | 1): Records {
  const stages = [...records.head.stages];
  const [stage] = stages.splice(index, 1);
  if (stage === undefined || index + by < 0 || index + by > stages.length) return records;
  stages.splice(index + by, 0, stage);
  return follow(records, changeHead(records, { stages }));
}
