import { createStore, type StoreApi } from "zustand/vanilla";
import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import type { Journey, JourneyNode } from "../../../src-shared/model/journey.ts";
import { isRemark, nodeKinds } from "../../../src-shared/nodes/index.ts";

/** The run whose numbers lie on the canvas. Nodes and edges read their own by selector, so that node objects stay as they are. */
export interface Figures {
  readonly run: SavedRun | null;
  /** The journey is not the one that was run. */
  readonly stale: boolean;
  /** Flow of the widest edge. */
  readonly widest: number;
  /** Of those who left a node of several outlets, the share that took each of its edges. */
  readonly shares: Readonly<Record<string, number>>;
}

export type FiguresStore = StoreApi<Figures>;

export const createFigures = (): FiguresStore => createStore<Figures>(() => ({ run: null, stale: false, widest: 0, shares: {} }));

function sharesOf({ journey, results }: SavedRun): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const edges of Map.groupBy(journey.edges, ({ from }) => from).values()) {
    const left = edges.reduce((sum, { id }) => sum + (results.edges[id] ?? 0), 0);
    if (edges.length > 1 && left > 0) for (const { id } of edges) shares[id] = (results.edges[id] ?? 0) / left;
  }
  return shares;
}

/** What the canvas shows of a run that was just made of its journey as it stands. */
export const showRun = (run: SavedRun): Figures => ({
  run,
  stale: false,
  widest: Object.values(run.results.edges).reduce((most, flow) => Math.max(most, flow), 0),
  shares: sharesOf(run),
});

/** What a run makes of a node: not its copy. Settings that do not fit their kind stand for themselves. */
function executed({ kind, config }: JourneyNode): unknown {
  const known = nodeKinds.get(kind);
  const settings = known?.config.safeParse(config);
  return known && settings?.success ? known.compile(settings.data) : config;
}

/** What of a journey a run depends on, as text: places on the canvas, names, copy, notes and frames do not count. */
export function executedText({ nodes, edges, settings, goal, exitWhen, stages }: Journey): string {
  const run = nodes.filter(({ kind }) => !isRemark(kind));
  return canonicalJson({
    nodes: Object.fromEntries(run.map((node) => [node.id, { kind: node.kind, stage: node.stage ?? null, op: executed(node) }])),
    edges: Object.fromEntries(edges.map(({ id, from, outlet, to }) => [id, { from, outlet, to }])),
    settings,
    goal,
    exitWhen,
    stages,
  });
}
