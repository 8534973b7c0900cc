import { caseTemplates } from "./cases.ts";
import type { SegmentTemplate } from "./template.ts";
import { usualTemplates } from "./usual.ts";

/** Every ready-made segment, those of the published cases first. */
export const segmentTemplates: readonly SegmentTemplate[] = [...caseTemplates, ...usualTemplates];
