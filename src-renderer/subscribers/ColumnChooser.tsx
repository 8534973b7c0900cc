import { Button, Checkbox, Popover, TextInput } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { useState } from "react";
import { type FieldSummary, fieldGroups } from "../../src-shared/model/field.ts";
import { groupLabels } from "../segments/fieldOptions.ts";
import { keyField } from "./columns.ts";
import css from "./subscribers.module.css";

/** Which fields are columns. `chosen` null is all of them. */
export function ColumnChooser({
  fields,
  chosen,
  onChange,
}: {
  fields: readonly FieldSummary[];
  chosen: readonly string[] | null;
  onChange(chosen: string[] | null): void;
}) {
  const [search, setSearch] = useState("");
  const key = keyField(fields);
  const shown = new Set(chosen ?? fields.slice(0, 41).map(({ id }) => id));
  const wanted = search.trim().toLowerCase();
  const offered = fields.filter((field) => field !== key && `${field.id} ${field.label}`.toLowerCase().includes(wanted));
  const byGroup = Map.groupBy(offered, ({ group }) => group);
  const toggle = (id: string) => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    onChange(fields.map((field) => field.id).filter((each) => next.has(each)));
  };
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.chooser}>
        <TextInput
          size="xs"
          aria-label="Search fields"
          placeholder="Search fields"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <div className={css.chooserList}>
          {fieldGroups.map((group) => {
            const items = byGroup.get(group);
            return (
              items && (
                <fieldset key={group} className={css.chooserGroup}>
                  <legend>{groupLabels[group]}</legend>
                  {items.map((field) => (
                    <Checkbox
                      key={field.id}
                      size="xs"
                      label={field.label || field.id}
                      checked={shown.has(field.id)}
                      onChange={() => toggle(field.id)}
                    />
                  ))}
                </fieldset>
              )
            );
          })}
        </div>
        <div className={css.chooserFoot}>
          <Button size="compact-xs" variant="subtle" onClick={() => onChange(null)}>
            Show all
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onChange([])}>
            Only the key
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
