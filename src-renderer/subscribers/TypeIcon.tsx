import { IconCalendar, IconClock, IconHash, IconLetterT, IconToggleLeft } from "@tabler/icons-react";
import type { FieldType } from "../../src-shared/model/field.ts";

const icons = { text: IconLetterT, number: IconHash, boolean: IconToggleLeft, date: IconCalendar, datetime: IconClock };
export const typeLabels: Record<FieldType, string> = {
  text: "text",
  number: "number",
  boolean: "yes or no",
  date: "date",
  datetime: "date and time",
};

/** What a field holds, as an icon with its name. */
export function TypeIcon({ type, size = 15 }: { type: FieldType; size?: number }) {
  const Icon = icons[type];
  return <Icon size={size} stroke={1.6} aria-label={typeLabels[type]} style={{ flexShrink: 0, color: "var(--tl-text-muted)" }} />;
}
