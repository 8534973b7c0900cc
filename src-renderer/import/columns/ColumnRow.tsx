import { Checkbox, Select, TextInput, UnstyledButton } from "@mantine/core";
import { IconInfoCircle, IconKey, IconShieldLock } from "@tabler/icons-react";
import { type FieldGroup, fieldGroups } from "../../../src-shared/model/field.ts";
import type { ColumnMapping, Inspection } from "../../../src-shared/model/import.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { formatCount } from "../../ui/format.ts";
import {
  changedType,
  chosenMeaning,
  eventParts,
  type ImportKind,
  meaningChoice,
  meaningOptions,
  typeChoice,
  typeOptions,
} from "../draft.ts";
import css from "./columns.module.css";

const groups = fieldGroups.map((value) => ({ value, label: groupLabels[value] }));

interface Props {
  column: ColumnMapping;
  proposed: ColumnMapping | undefined;
  seen: Inspection["columns"][number] | undefined;
  sampled: number;
  isKey: boolean;
  fault: string | undefined;
  top: number;
  height: number;
  /** Place in the list, from 1, of how many. */
  position: number;
  count: number;
  as: ImportKind;
  selected: boolean;
  onSelect(): void;
  onChange(change: Partial<ColumnMapping>): void;
  /** Event files: the column becomes what happened or when, or an attribute. */
  onPart(part: string | null): void;
}

/** One column of the file and what it becomes. */
export function ColumnRow({ column, proposed, seen, sampled, isKey, fault, as, selected, onSelect, onChange, onPart, ...place }: Props) {
  const { include, header, field, group } = column;
  const name = header || `column ${column.column + 1}`;
  const off = !include;
  return (
    <li
      className={css.row}
      data-as={as}
      data-off={off}
      data-selected={selected}
      aria-setsize={place.count}
      aria-posinset={place.position}
      style={{ top: place.top, height: place.height }}
      onFocus={onSelect}
    >
      <Checkbox
        aria-label={`Import ${name}`}
        checked={include}
        disabled={isKey}
        onChange={(event) => onChange({ include: event.currentTarget.checked })}
      />
      <UnstyledButton className={css.name} aria-pressed={selected} aria-label={`Details of ${name}`} onClick={onSelect}>
        <strong>
          {isKey && <IconKey size={14} aria-label="identifies a subscriber" />}
          <span>{header || <em>no name</em>}</span>
          {column.personal && <IconShieldLock size={14} aria-label="personal" />}
          {seen?.note && <IconInfoCircle size={14} aria-label="has a note" data-note />}
        </strong>
        <span title={seen?.examples.join(", ")}>
          {seen?.examples.slice(0, 4).join(", ")}
          {seen && seen.missing > 0 ? ` · ${formatCount(seen.missing)} of ${formatCount(sampled)} missing` : ""}
        </span>
      </UnstyledButton>
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
        disabled={off || isKey}
        allowDeselect={false}
        maxDropdownHeight={320}
        comboboxProps={wide}
        onChange={(next) => next && onChange(changedType(next, proposed))}
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
            comboboxProps={wide}
            onChange={(next) => next && onChange({ group: next as FieldGroup })}
          />
          {isKey ? (
            <span className={css.keyMark}>identifies</span>
          ) : (
            <Select
              size="xs"
              aria-label={`Meaning of ${name}`}
              placeholder="nothing special"
              clearable
              searchable
              data={meaningOptions}
              value={meaningChoice(column)}
              disabled={off}
              maxDropdownHeight={320}
              comboboxProps={wide}
              onChange={(next) => onChange(chosenMeaning(next, column))}
            />
          )}
        </>
      )}
    </li>
  );
}

const wide = { width: 240, position: "bottom-start" } as const;

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
