import type { FieldType } from "../../../../src-shared/model/field.ts";
import type { ColumnMapping } from "../../../../src-shared/model/import.ts";
import type { DateFormat } from "../parse-date.ts";
import { BooleanBuilder } from "./boolean.ts";
import type { Builder } from "./builder.ts";
import type { CellKernel } from "./cell-kernel.ts";
import { DateBuilder, InstantBuilder } from "./date.ts";
import { NumberBuilder } from "./number.ts";
import { TextBuilder } from "./text.ts";

function formatted(type: FieldType, format: DateFormat | undefined): DateFormat {
  if (!format) throw new Error(`a column of type ${type} has no date format`);
  return format;
}

/** A builder for a column, whose cells `kernel` is given before each batch. Throws for dates without their format, which the plan of the columns refuses before. */
export function builderFor(
  { type, missing, numberFormat, booleans, opposite }: ColumnMapping,
  format: DateFormat | undefined,
  kernel: CellKernel,
): Builder {
  switch (type) {
    case "text":
      return new TextBuilder(kernel, missing);
    case "number":
      return new NumberBuilder(kernel, missing, numberFormat);
    case "boolean":
      return new BooleanBuilder(missing, booleans, opposite);
    case "date":
      return new DateBuilder(kernel, missing, formatted(type, format));
    case "datetime":
      return new InstantBuilder(kernel, missing, formatted(type, format));
  }
}
