import { Tooltip } from "@mantine/core";
import { IconMathFunction, IconPencil } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { Panel } from "../../ui/index.ts";
import { CellEditor } from "../edit/CellEditor.tsx";
import { editText } from "../edit/parse-cell.ts";
import { cellText, nameOf } from "../table/columns.ts";
import own from "./profile.module.css";
import type { Profile } from "./useProfile.ts";

type Shown = Field & { value: Cell };

interface FieldGroupsProps {
  profile: Profile;
  /** Whether nothing is edited here. */
  fixed: boolean;
  onEdit(field: string, value: Cell): Promise<void>;
}

/** The values of a subscriber by kind of data; each is edited in its place. */
export function FieldGroups({ profile, fixed, onEdit }: FieldGroupsProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const done = (id: string) => {
    setEditing(null);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(id)}"]`)?.focus());
  };
  return (
    <div ref={place} className={own.column}>
      {profile.groups?.map(({ group, fields }) => (
        <Panel key={group} title={groupLabels[group]} flush>
          <dl className={own.values}>
            {fields.map((field) => (
              <div key={field.id} data-field={field.id}>
                <dt>{nameOf(field)}</dt>
                <dd>
                  {editing === field.id ? (
                    <CellEditor
                      field={field}
                      start={editText(field.value)}
                      before={editText(field.value)}
                      onKeep={(value) => onEdit(field.id, value)}
                      onDone={() => done(field.id)}
                    />
                  ) : (
                    <Value field={field} fixed={fixed} onEdit={() => setEditing(field.id)} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      ))}
    </div>
  );
}

function Value({ field, fixed, onEdit }: { field: Shown; fixed: boolean; onEdit(): void }) {
  const text = cellText(field.value);
  const shown = <span data-missing={text === null}>{text ?? "missing"}</span>;
  if (field.expression !== undefined)
    return (
      <Tooltip label={`Computed: ${field.expression}`} multiline maw={360}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the expression is told on focus */}
        <span className={own.computed} tabIndex={0}>
          {shown}
          <IconMathFunction size={14} aria-label={`computed: ${field.expression}`} />
        </span>
      </Tooltip>
    );
  if (fixed || field.role === "key" || field.score !== undefined) return shown;
  return (
    <button
      type="button"
      className={own.value}
      data-value={field.id}
      aria-label={`Edit ${nameOf(field)}: ${text ?? "missing"}`}
      onClick={onEdit}
    >
      {shown}
      <IconPencil size={13} aria-hidden />
    </button>
  );
}
