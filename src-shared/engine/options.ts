import type { CapSetting, Journey } from "../model/journey.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import type { Segment } from "../model/segment.ts";
import type { SubscriberBase } from "../table/base.ts";

/** How a run is asked for; the contract's run options fit. */
export interface EngineOptions {
  /** Local date, or date and time, in the journey's zone. */
  start?: string | undefined;
  horizonDays: number;
  seed: number;
  replications: number;
  /** Whether rates that are not certain are drawn; absent for where there are several replications. */
  drawRates?: boolean | undefined;
  mode: "forecast" | "replay";
  /** Only this many subscribers, chosen by their hash. */
  sample?: number | undefined;
}

/** What the workspace adds to its journeys. */
export interface Workspace {
  /** Limits on messages of all journeys together. */
  caps: readonly CapSetting[];
  /** Share of subscribers that no journey contacts, in percent. */
  controlPercent: number;
  /** Rates and prices of the project. */
  parameters: readonly ProjectParameter[];
}

export const plainWorkspace: Workspace = { caps: [], controlPercent: 0, parameters: [] };

/** What a dry run runs over. */
export interface EngineInput {
  journey: Journey;
  base: SubscriberBase;
  /** A segment of the project by its name. */
  segments: (name: string) => Segment | undefined;
  /** Zone of the workspace: of the journey when it names none. */
  workspaceZone: string;
  /** Start when neither the options nor any entry gives one: seconds since 1970-01-01T00:00Z. */
  defaultStart: number;
  /** Absent for a workspace without limits and rates of its own. */
  workspace?: Workspace;
  /** Journeys that run beside and share caps, pools of the same id, and contact pressure. */
  together?: readonly Journey[];
  options: EngineOptions;
}
