import { IconAlertOctagonFilled, IconAlertTriangleFilled, IconInfoCircleFilled } from "@tabler/icons-react";
import type { Severity } from "../../../src-shared/model/problem.ts";

const shapes = { error: IconAlertOctagonFilled, warning: IconAlertTriangleFilled, note: IconInfoCircleFilled } as const;

/** One, and several of a severity, as they stand in headings and counts. */
export const severityWords: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ["Error", "Errors"],
  warning: ["Warning", "Warnings"],
  note: ["Note", "Notes"],
};

/** The sign of a severity: each has a shape of its own, so that none is told by its colour alone. */
export function SeverityIcon({
  severity,
  size = 16,
  className = "",
}: {
  severity: Severity;
  size?: number;
  className?: string | undefined;
}) {
  const Shape = shapes[severity];
  return <Shape size={size} className={className} data-severity={severity} aria-hidden />;
}
