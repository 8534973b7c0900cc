import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type Field, fieldSchema } from "../../../src-shared/model/field.ts";
import { roleFits, roleLabels } from "../../../src-shared/model/role-words.ts";
import type { ProjectFile } from "../db/project-file.ts";

export interface FieldChange {
  readonly id: string;
  readonly label?: string | undefined;
  readonly group?: Field["group"] | undefined;
  readonly role?: Field["role"] | undefined;
  readonly personal?: boolean | undefined;
}

/** Changes what a field means. A role belongs to one field: given to another it moves. The key stays what it is. Throws InputError. */
export function setField(project: ProjectFile, change: FieldChange): void {
  const { datasets } = project;
  const dataset = datasets.current("subscribers");
  const stored = dataset ? datasets.fields(dataset.id).filter(({ position }) => position >= 0) : [];
  const fields = stored.map(({ position, document }) => ({ position, field: fieldSchema.parse(document) }));
  const found = fields.find(({ field }) => field.id === change.id);
  if (!dataset || !found)
    throw new InputError("field-unknown", `There is no field "${change.id}".`, { todo: "Choose one of the fields of the data." });
  const { label, group, role, personal } = change;
  if (role !== undefined && role !== found.field.role && (role === "key" || found.field.role === "key")) {
    throw new InputError("field-key", "The key is chosen at the import and identifies every subscriber since.", {
      todo: "Import the file again with another key column.",
    });
  }
  if (role && !roleFits(role, found.field.type)) {
    throw new InputError("field-role", `The field "${change.id}" holds ${found.field.type}, which cannot be the ${roleLabels[role]}.`, {
      todo: "Choose another field, or import the column with another type.",
    });
  }
  const changed: Field = {
    ...found.field,
    ...(label === undefined ? {} : { label }),
    ...(group === undefined ? {} : { group }),
    ...(role === undefined ? {} : { role }),
    ...(personal === undefined ? {} : { personal }),
  };
  project.transact(() => {
    for (const other of fields) {
      if (other !== found && role !== undefined && role !== null && other.field.role === role)
        datasets.setField(dataset.id, other.position, { ...other.field, role: null });
    }
    datasets.setField(dataset.id, found.position, changed);
  });
}
