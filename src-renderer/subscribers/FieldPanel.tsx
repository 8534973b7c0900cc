import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { IconPencil, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { type FieldSummary, fieldGroups } from "../../src-shared/model/field.ts";
import { roleLabels } from "../../src-shared/model/role-words.ts";
import { groupLabels } from "../segments/fieldOptions.ts";
import { formatCount, formatNumber, formatShare } from "../ui/format.ts";
import { FieldDialog } from "./FieldDialog.tsx";
import css from "./subscribers.module.css";
import { TypeIcon } from "./TypeIcon.tsx";

/** What each field holds: its commonest values or its range, and what is missing. */
export function FieldPanel({ fields, readOnly = false }: { fields: readonly FieldSummary[]; readOnly?: boolean }) {
  const [editing, setEditing] = useState<FieldSummary | null>(null);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const byGroup = Map.groupBy(
    fields.filter(({ id, label }) => `${id} ${label}`.toLowerCase().includes(wanted)),
    ({ group }) => group,
  );
  return (
    <aside className={css.panel} aria-label="Fields">
      <div className={css.panelHead}>
        <h2>{fields.length} fields</h2>
        <TextInput
          size="xs"
          aria-label="Search fields"
          placeholder="Search"
          leftSection={<IconSearch size={13} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <div className={css.panelList}>
        {fieldGroups.map((group) => {
          const items = byGroup.get(group);
          return (
            items && (
              <section key={group}>
                <h3>{groupLabels[group]}</h3>
                {items.map((field) => (
                  <FieldCard key={field.id} field={field} onEdit={readOnly ? null : () => setEditing(field)} />
                ))}
              </section>
            )
          );
        })}
      </div>
      {editing && <FieldDialog field={editing} onClose={() => setEditing(null)} />}
    </aside>
  );
}

const shown = (value: string | number | boolean) => (typeof value === "boolean" ? (value ? "Yes" : "No") : String(value));
const end = (value: number | string) => (typeof value === "number" ? formatNumber(value) : value.slice(0, 10));

function FieldCard({ field, onEdit }: { field: FieldSummary; onEdit: (() => void) | null }) {
  const { rows, missing, distinct, low, high, top, type, label, id, role } = field;
  const present = rows - missing;
  const ranged = type !== "text" && type !== "boolean" && low !== null && high !== null;
  const spread = type === "text" && distinct > 40 && distinct > present / 10;
  return (
    <article className={css.field}>
      <header>
        <TypeIcon type={type} size={14} />
        <strong title={id}>{label || id}</strong>
        <span>{missing > 0 ? `${formatShare(missing / rows)} missing` : ""}</span>
        {onEdit && (
          <Tooltip label="Name and meaning">
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Name and meaning of ${label || id}`} onClick={onEdit}>
              <IconPencil size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      {role !== null && <p className={css.role}>{role === "key" ? "identifies the subscriber" : roleLabels[role]}</p>}
      {ranged ? (
        <div className={css.range}>
          <span>{end(low)}</span>
          <span className={css.rangeLine} aria-hidden />
          <span>{end(high)}</span>
        </div>
      ) : spread ? (
        <p className={css.fieldNote}>
          {formatCount(distinct)} different values{distinct === present ? ", each once" : ""}
        </p>
      ) : (
        <ul className={css.tops}>
          {top.slice(0, 4).map(({ value, count }) => (
            <li key={String(value)} title={`${shown(value)}: ${formatCount(count)}`}>
              <span className={css.topBar} style={{ width: `${present > 0 ? (count / present) * 100 : 0}%` }} aria-hidden />
              <span className={css.topName}>{shown(value)}</span>
              <span className={css.topCount}>{formatCount(count)}</span>
            </li>
          ))}
          {distinct > 4 && <li className={css.fieldNote}>{formatCount(distinct)} different values</li>}
        </ul>
      )}
    </article>
  );
}
