import { createContext, useContext } from "react";
import type { EventTypeSummary, FieldSummary } from "../../src-shared/model/field.ts";
import type { Problem } from "../../src-shared/model/problem.ts";
import type { BuilderNode } from "./convert.ts";
import type { Place } from "./move.ts";

/** What the rows of the builder share. */
export interface Builder {
  fields: ReadonlyMap<string, FieldSummary>;
  eventTypes: readonly EventTypeSummary[];
  /** Names of segments that can be a part of this one. */
  segmentNames: readonly string[];
  /** Exact counts of rules and groups, each alone, by id; absent until counted. */
  counts: ReadonlyMap<string, number>;
  problems: ReadonlyMap<string, readonly Problem[]>;
  total: number;
  /** True while the counts belong to an older edit. */
  stale: boolean;
  readOnly: boolean;
  /** Replaces a node by id; null takes it out. */
  replace(id: string, next: (node: BuilderNode) => BuilderNode | null): void;
  add(groupId: string, node: BuilderNode): void;
  duplicate(id: string): void;
  move(id: string, place: Place): void;
  /** One step up or down; false where there is no further. */
  step(id: string, direction: -1 | 1): boolean;
  /** What is being dragged; null while nothing is. */
  dragged: { current: string | null };
  /** For narrow panels. */
  compact: boolean;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("A rule of the builder stands outside of SegmentEditor.");
  return builder;
}
