import { IconArrowsMove, IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import type { ChangeKind } from "../../../src-shared/journey-diff/tell.ts";

/** Sign and colour of each kind of change; the sign and the line tell them apart without the colour. */
export const marks: Readonly<Record<ChangeKind, { sign: string; Icon: typeof IconPlus; colour: string; soft: string; dash?: string }>> = {
  added: { sign: "+", Icon: IconPlus, colour: "var(--tl-success)", soft: "var(--tl-success-soft)" },
  removed: { sign: "−", Icon: IconMinus, colour: "var(--tl-danger)", soft: "var(--tl-danger-soft)", dash: "10 7" },
  changed: { sign: "≠", Icon: IconPencil, colour: "var(--tl-warning)", soft: "var(--tl-warning-soft)" },
  moved: { sign: "↔", Icon: IconArrowsMove, colour: "var(--tl-info)", soft: "var(--tl-info-soft)", dash: "2 5" },
};
