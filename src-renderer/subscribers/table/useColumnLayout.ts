import { useMemo } from "react";
import { z } from "zod";
import { tryJson } from "../../../src-shared/lib/json.ts";
import { useSetting } from "../../store/preferences.ts";
import type { ColumnLayout } from "./columns.ts";

const layoutSchema = z.object({
  shown: z.array(z.string()).nullable().default(null),
  widths: z.record(z.string(), z.number()).default({}),
});

/** The columns of a project's table as they were left; what cannot be read counts as nothing. */
export function useColumnLayout(project: string): [ColumnLayout, (change: Partial<ColumnLayout>) => void] {
  const [kept, keep] = useSetting<string>(`subscribers.columns.${project}`, "");
  const layout = useMemo(() => layoutSchema.safeParse(tryJson(kept)).data ?? { shown: null, widths: {} }, [kept]);
  return [layout, (change) => keep(JSON.stringify({ ...layout, ...change }))];
}
