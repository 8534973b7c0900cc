import type { Plan } from "../../../src-shared/model/plan.ts";
import type { PlanRun } from "../../../src-shared/plan/make-plan.ts";

/** A file as an exporter made it, before a host gives it a place. */
export interface MadeFile {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** What an exporter renders: the plan, and the run for the journey's picture. Every number comes from the plan. */
export interface ExportInput {
  plan: Plan;
  run: PlanRun;
  /** File name without its extension. */
  stem: string;
}

/** One way of writing a plan. A new format is a folder with one of these and a line in `index.ts`. */
export interface ExportFormat {
  id: string;
  label: string;
  make(input: ExportInput): Promise<MadeFile[]>;
}
