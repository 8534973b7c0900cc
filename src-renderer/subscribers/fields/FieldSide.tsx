import { Button } from "@mantine/core";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { roleLabels } from "../../../src-shared/model/role-words.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { TypeIcon, typeLabels } from "../TypeIcon.tsx";
import { nameOf } from "../table/columns.ts";
import { fieldPath } from "../views.ts";
import css from "./fields.module.css";
import { Statistics } from "./Statistics.tsx";

/** The head of a field: its name, what it holds and what it means. */
export function FieldHead({ field, level = "h2" }: { field: FieldSummary; level?: "h1" | "h2" }) {
  const Heading = level;
  const { id, type, group, role, personal, expression } = field;
  const words = [
    nameOf(field) === id ? null : id,
    typeLabels[type],
    groupLabels[group],
    role === null ? null : role === "key" ? "identifies the subscriber" : roleLabels[role],
    personal ? "personal" : null,
  ].filter((word) => word !== null);
  return (
    <header className={css.head}>
      <Heading className={css.name}>
        <TypeIcon type={type} size={level === "h1" ? 18 : 15} />
        {nameOf(field)}
      </Heading>
      <p className={css.note}>{words.join(" · ")}</p>
      {expression !== undefined && <code className={css.expression}>{expression}</code>}
    </header>
  );
}

/** The field of the cell that the table is at, beside the table. */
export function FieldSide({ field, version, masked }: { field: FieldSummary | undefined; version: number; masked: boolean }) {
  return (
    <aside className={css.side} aria-label="Statistics of the column">
      {field ? (
        <>
          <FieldHead field={field} />
          <Statistics key={field.id} field={field} version={version} masked={masked} />
          <Button component="a" href={`#${fieldPath(field.id)}`} variant="default" size="xs" className={css.more}>
            All about this field
          </Button>
        </>
      ) : (
        <p className={css.note}>Choose a cell to see what its column holds.</p>
      )}
    </aside>
  );
}
