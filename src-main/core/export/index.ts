import type { Plan } from "../../../src-shared/model/plan.ts";
import type { PlanRun } from "../../../src-shared/plan/make-plan.ts";
import { csv } from "./csv/index.ts";
import type { ExportFormat, MadeFile } from "./format.ts";
import { pdf } from "./pdf/index.ts";
import { fileStem } from "./stem.ts";
import { svg } from "./svg/index.ts";
import { xlsx } from "./xlsx/index.ts";

export type { MadeFile } from "./format.ts";

/** Every format of the plan by name, in the order of menus. */
export const exportFormats = { pdf, xlsx, csv, svg } as const satisfies Record<string, ExportFormat>;
export type ExportFormatId = keyof typeof exportFormats;

/** Renders the plan in one format; `run` gives the journey's picture its counts. The same plan gives the same bytes. */
export async function exportPlan(plan: Plan, run: PlanRun, format: ExportFormatId): Promise<MadeFile[]> {
  return exportFormats[format].make({ plan, run, stem: fileStem(`${plan.journey.name} plan`) });
}
