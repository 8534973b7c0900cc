import { Button, Menu, Select, TextInput } from "@mantine/core";
import { IconChevronDown, IconSearch } from "@tabler/icons-react";
import { fieldGroups } from "../../../src-shared/model/field.ts";
import type { ColumnMapping, Mapping } from "../../../src-shared/model/import.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { formatCount, plural, toastUndo } from "../../ui/index.ts";
import { type BulkChange, type ColumnFilter, changeMany, columnFilters } from "../model/columns.ts";
import { setMapping } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import css from "./columns.module.css";

/** Search and filter of the columns, and changes for all that are shown. */
export function ColumnTools({
  source,
  mapping,
  shown,
  search,
  filter,
  faulty,
  onSearch,
  onFilter,
}: {
  source: Source;
  mapping: Mapping;
  shown: readonly ColumnMapping[];
  search: string;
  filter: ColumnFilter;
  faulty: number;
  onSearch(text: string): void;
  onFilter(filter: ColumnFilter): void;
}) {
  const included = mapping.columns.filter(({ include }) => include).length;
  const filters = columnFilters.map(({ value, label }) => ({
    value,
    label: value === "faulty" && faulty > 0 ? `${label} (${formatCount(faulty)})` : label,
  }));
  return (
    <div className={css.tools}>
      <TextInput
        aria-label="Search columns"
        placeholder="Search columns"
        size="xs"
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <Select
        aria-label="Which columns are shown"
        size="xs"
        data={filters}
        value={filter}
        allowDeselect={false}
        onChange={(next) => next && onFilter(next as ColumnFilter)}
      />
      <BulkMenu source={source} mapping={mapping} shown={shown} />
      <span className={css.count} role="status">
        {included} of {formatCount(mapping.columns.length)} columns are imported
        {shown.length < mapping.columns.length && `; ${formatCount(shown.length)} shown`}
      </span>
    </div>
  );
}

function BulkMenu({ source, mapping, shown }: { source: Source; mapping: Mapping; shown: readonly ColumnMapping[] }) {
  const offered = new Map<string, number>();
  for (const { column } of shown)
    for (const token of source.inspection?.columns[column]?.offeredMissing ?? []) offered.set(token, (offered.get(token) ?? 0) + 1);
  const carryOut = (change: BulkChange, said: string) => {
    setMapping(source.id, changeMany(mapping, new Set(shown.map(({ column }) => column)), change));
    toastUndo(`${said} ${plural(shown.length, "column")}.`, async () => setMapping(source.id, mapping));
  };
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} />} disabled={shown.length === 0}>
          All {formatCount(shown.length)} shown…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => carryOut({ include: true }, "Imported:")}>Import them</Menu.Item>
        <Menu.Item onClick={() => carryOut({ include: false }, "Left out:")}>Leave them out</Menu.Item>
        <Menu.Divider />
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>Kind of data</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {fieldGroups.map((group) => (
              <Menu.Item key={group} onClick={() => carryOut({ group }, `${groupLabels[group]}:`)}>
                {groupLabels[group]}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item onClick={() => carryOut({ type: "text" }, "Kept as text:")}>Keep their values as text</Menu.Item>
        <Menu.Item onClick={() => carryOut({ personal: true }, "Marked as personal:")}>Mark as personal</Menu.Item>
        <Menu.Item onClick={() => carryOut({ personal: false }, "Not personal:")}>Mark as not personal</Menu.Item>
        {offered.size > 0 && <Menu.Divider />}
        {[...offered].map(([token, count]) => (
          <Menu.Item key={token} onClick={() => carryOut({ missing: token }, `“${token}” counts as missing:`)}>
            Count “{token}” as missing ({plural(count, "column")})
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
