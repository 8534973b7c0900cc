import { InputError } from "../../../src-shared/lib/input-error.ts";
import { orphanFindings, qualityFindings } from "../quality/findings.ts";
import { fieldStatistics } from "../quality/statistics.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** Statistics of fields and findings about the data. */
export function qualityHandlers({ ports, workspace }: CoreParts): Handlers["quality"] {
  return {
    statistics: ({ field: id }) => {
      const base = workspace.project().base();
      const field = base.fields.find((each) => each.id === id);
      if (!field) throw new InputError("field-unknown", `There is no field "${id}".`, { todo: "Choose one of the fields of the data." });
      return fieldStatistics(base, field);
    },
    findings: () => {
      const base = workspace.project().base();
      return [...orphanFindings(base), ...qualityFindings(base, ports.now())];
    },
  };
}
