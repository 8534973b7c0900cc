import type { MergeOptions } from "../../../src-shared/model/differences.ts";
import type { Mapping } from "../../../src-shared/model/import.ts";
import { roleFits } from "../../../src-shared/model/role-words.ts";
import type { Met } from "./met.ts";

/**
 * The mapping of a file that meets the base: a column of a field that is text there is read as text, or `00501` would come as 501. Where the
 * base is replaced the mapping stays as it is.
 */
export function fitMapping(mapping: Mapping, base: Met, { mode }: MergeOptions): Mapping {
  if (mode === "replace" || mapping.as !== "subscribers") return mapping;
  const texts = new Set(base.fields.filter(({ type }) => type === "text").map(({ id }) => id));
  return {
    ...mapping,
    columns: mapping.columns.map((given) => {
      if (!given.include || given.type === "text" || !texts.has(given.field)) return given;
      const { opposite: _lost, ...column } = given;
      return {
        ...column,
        type: "text",
        dateFormat: null,
        role: column.role !== null && roleFits(column.role, "text") ? column.role : null,
      };
    }),
  };
}
