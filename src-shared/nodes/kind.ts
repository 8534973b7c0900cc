import type { z } from "zod";
import type { ChannelId } from "../channels/index.ts";
import type { Repair, Severity } from "../model/problem.ts";
import type { Op } from "./op.ts";

export interface Outlet {
  id: string;
  label: string;
}

/** `remark`: notes and frames, which no edge reaches. */
export type NodeGroup = "entry" | "message" | "time" | "flow" | "end" | "remark";

/** A finding of a kind's own lint; the linter adds the node and the path. */
export interface NodeProblem {
  /** Stable id, `<kind>/<rule>`. */
  id: string;
  severity: Severity;
  message: string;
  fix?: string;
  /** Path inside `config`. */
  path?: string;
  /** What can mend it at once; an edit that names neither node nor edge is of this node, and its path is inside `config`. */
  repair?: Repair;
}

/** One kind of node: the only place that knows its settings. A new kind is a folder with one of these and a line in `index.ts`. */
export interface NodeKind<Config = unknown> {
  kind: string;
  label: string;
  group: NodeGroup;
  /** Name of a Tabler icon. */
  icon: string;
  /** One sentence for the palette and the inspector. */
  help: string;
  /** Lies behind what is drawn over it, which moves along with it. */
  holds?: true;
  /** Set on message nodes. */
  channel?: ChannelId;
  config: z.ZodType<Config>;
  defaults(): Config;
  outlets(config: Config): Outlet[];
  /** One line under the node's name. */
  describe(config: Config): string;
  /** Of entries: who enters, in words. */
  enters?(config: Config): string;
  /** What leaving by an outlet says about a subscriber, in words; absent, or null, where it says nothing. `name` is the node's. */
  leaves?(config: Config, outlet: string, name: string): string | null;
  /** The settings when a stage has another name; absent where they name none. */
  restage?(config: Config, from: string, to: string): Config;
  /** What `lint` can find, by stable id: the worst that it is, and when it is found. */
  finds?: Readonly<Record<string, { severity: Severity; about: string }>>;
  lint(config: Config): NodeProblem[];
  compile(config: Config): Op;
}

export function defineNode<Config>(kind: NodeKind<Config>): NodeKind<Config> {
  return kind;
}

export const nextOutlet: readonly Outlet[] = [{ id: "next", label: "next" }];
