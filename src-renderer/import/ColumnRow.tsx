import { Checkbox, Select, TextInput, Tooltip } from "@mantine/core";
import { IconInfoCircle, IconKey } from "@tabler/icons-react";
import { type FieldGroup, type FieldRole, fieldGroups } from "../../src-shared/model/field.ts";
import type { ColumnMapping, Inspection } from "../../src-shared/model/import.ts";
import { groupLabels } from "../segments/fieldOptions.ts";
import { formatCount } from "../ui/format.ts";
import { chosenType, eventParts, groupOfRole, type ImportKind, roleOptions, typeChoice, typeOptions } from "./draft.ts";
import css from "./import.module.css";

const groups = fieldGroups.map((value) => ({ value, label: groupLabels[value] }));

/** One column of the file and what it becomes. */
export function ColumnRow({
  column,
  seen,
  sampled,
  isKey,
  fault,
  top,
  height,
  as,
  onChange,
  onPart,
}: {
  column: ColumnMapping;
  seen: Inspection["columns"][number] | undefined;
  sampled: number;
  isKey: boolean;
  fault: string | undefined;
  top: number;
  height: number;
  as: ImportKind;
  onChange(change: Partial<ColumnMapping>): void;
  /** Event files: the column becomes what happened or when, or an attribute. */
  onPart(part: string | null): void;
}) {
  const { include, header, field, group, role } = column;
  const name = header || `column ${column.column + 1}`;
  const off = !include;
  return (
    <li className={css.columnRow} data-as={as} data-off={off} style={{ top, height }}>
      <Checkbox
        aria-label={`Import ${name}`}
        checked={include}
        disabled={isKey}
        onChange={(event) => onChange({ include: event.currentTarget.checked })}
      />
      <span className={css.columnName}>
        <strong>
          {isKey && <IconKey size={14} aria-label="identifies a subscriber" />}
          {header || <em>no name</em>}
          {seen?.note && (
            <Tooltip label={seen.note} multiline w={280}>
              <IconInfoCircle size={14} aria-label={seen.note} />
            </Tooltip>
          )}
        </strong>
        <span title={seen?.examples.join(", ")}>
          {seen?.examples.slice(0, 4).join(", ")}
          {seen && seen.missing > 0 ? ` · ${formatCount(seen.missing)} of ${formatCount(sampled)} missing` : ""}
        </span>
      </span>
      <TextInput
        size="xs"
        aria-label={`Field name of ${name}`}
        value={field}
        disabled={off}
        error={fault !== undefined}
        title={fault}
        onChange={(event) => onChange({ field: event.currentTarget.value })}
      />
      <Select
        size="xs"
        aria-label={`Type of ${name}`}
        data={typeOptions}
        value={typeChoice(column)}
        disabled={off}
        allowDeselect={false}
        maxDropdownHeight={320}
        onChange={(next) => next && onChange(chosenType(next))}
      />
      {as === "events" ? (
        <EventPart name={name} column={column} isKey={isKey} onPart={onPart} />
      ) : (
        <>
          <Select
            size="xs"
            aria-label={`Kind of data of ${name}`}
            data={groups}
            value={group}
            disabled={off}
            allowDeselect={false}
            maxDropdownHeight={320}
            onChange={(next) => next && onChange({ group: next as FieldGroup })}
          />
          {isKey ? (
            <span className={css.keyMark}>identifies the subscriber</span>
          ) : (
            <Select
              size="xs"
              aria-label={`Meaning of ${name}`}
              placeholder="nothing special"
              clearable
              searchable
              data={roleOptions}
              value={role}
              disabled={off}
              maxDropdownHeight={320}
              onChange={(next) => onChange({ role: next as FieldRole | null, group: groupOfRole(next as FieldRole | null, group) })}
            />
          )}
        </>
      )}
    </li>
  );
}

function EventPart({
  name,
  column,
  isKey,
  onPart,
}: {
  name: string;
  column: ColumnMapping;
  isKey: boolean;
  onPart(part: string | null): void;
}) {
  if (isKey) return <span className={css.keyMark}>identifies the subscriber</span>;
  return (
    <Select
      size="xs"
      aria-label={`Meaning of ${name}`}
      placeholder="an attribute"
      clearable
      data={eventParts}
      value={eventParts.some(({ value }) => value === column.field) ? column.field : null}
      disabled={!column.include}
      onChange={onPart}
    />
  );
}
