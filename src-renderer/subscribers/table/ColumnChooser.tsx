import { Button, Popover, TextInput } from "@mantine/core";
import { IconColumns3, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { type FieldSummary, fieldGroups } from "../../../src-shared/model/field.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { TypeIcon } from "../TypeIcon.tsx";
import css from "./chooser.module.css";
import { type ColumnLayout, DEFAULT_COLUMNS, keyField, nameOf, shownIds } from "./columns.ts";

/** Which fields are columns: by group, with a search; thousands of fields are no burden. */
export function ColumnChooser({
  fields,
  layout,
  onChange,
}: {
  fields: readonly FieldSummary[];
  layout: ColumnLayout;
  onChange(change: Partial<ColumnLayout>): void;
}) {
  const ids = shownIds(fields, layout);
  const others = fields.length - 1;
  return (
    <Popover position="bottom-end" shadow="md" width={320} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} />} title={`${ids.length} of ${others} shown`}>
          Columns {ids.length < others && <span className={css.count}>{ids.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.chooser}>
        <Chooser fields={fields} ids={ids} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Chooser({
  fields,
  ids,
  onChange,
}: {
  fields: readonly FieldSummary[];
  ids: readonly string[];
  onChange(change: Partial<ColumnLayout>): void;
}) {
  const [search, setSearch] = useState("");
  const key = keyField(fields);
  const shown = new Set(ids);
  const wanted = search.trim().toLowerCase();
  const offered = fields.filter((field) => field !== key && `${field.id} ${field.label}`.toLowerCase().includes(wanted));
  const byGroup = Map.groupBy(offered, ({ group }) => group);
  /** Those that come stand last; the others keep their places. */
  const put = (changed: readonly string[], show: boolean) =>
    onChange({ shown: show ? [...ids, ...changed.filter((id) => !shown.has(id))] : ids.filter((id) => !changed.includes(id)) });
  return (
    <>
      <TextInput
        size="xs"
        aria-label="Search fields"
        placeholder="Search fields"
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        data-autofocus
      />
      <div className={css.list}>
        {offered.length === 0 && <p className={css.none}>No field is called so.</p>}
        {fieldGroups.map((group) => {
          const items = byGroup.get(group);
          if (!items) return null;
          const all = items.every(({ id }) => shown.has(id));
          return (
            <fieldset key={group} className={css.group}>
              <legend>
                {groupLabels[group]}
                <button
                  type="button"
                  className={css.all}
                  onClick={() =>
                    put(
                      items.map(({ id }) => id),
                      !all,
                    )
                  }
                >
                  {all ? "none" : "all"}
                  <span className={css.hidden}> of {groupLabels[group]}</span>
                </button>
              </legend>
              {items.map((field) => (
                <label key={field.id} className={css.item}>
                  <input type="checkbox" checked={shown.has(field.id)} onChange={(event) => put([field.id], event.currentTarget.checked)} />
                  <TypeIcon type={field.type} size={13} />
                  <span>{nameOf(field)}</span>
                </label>
              ))}
            </fieldset>
          );
        })}
      </div>
      <div className={css.foot}>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => onChange({ shown: fields.filter((each) => each !== key).map(({ id }) => id) })}
        >
          All {fields.length - 1}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => onChange({ shown: [] })}>
          Only the key
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => onChange({ shown: null, widths: {} })}>
          {fields.length > DEFAULT_COLUMNS + 1 ? `First ${DEFAULT_COLUMNS}` : "As imported"}
        </Button>
      </div>
    </>
  );
}
