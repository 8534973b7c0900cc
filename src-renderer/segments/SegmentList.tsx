import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { NamedSegment } from "../../src-shared/model/segment.ts";
import { pathOf } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { formatCount } from "../ui/format.ts";
import type { Draft } from "./drafts.ts";
import { finishedPart } from "./fieldOptions.ts";
import css from "./segments.module.css";
import { useSegmentCount } from "./useSegmentCount.ts";
import { wordsOf } from "./wording.ts";

/** Every segment with its sentence and exact count. */
export function SegmentList({
  segments,
  drafts,
  current,
  onAdd,
}: {
  segments: readonly NamedSegment[];
  drafts: Readonly<Record<string, Draft>>;
  current: string | null;
  onAdd(): void;
}) {
  const known = useResource("fields").data;
  const fields = useMemo(() => new Map((known ?? []).map((field) => [field.id, field])), [known]);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const shown = segments.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted));
  return (
    <aside className={css.list} aria-label="Segments">
      <div className={css.listHead}>
        <h1>Segments</h1>
        <Tooltip label="New segment">
          <ActionIcon variant="light" size="lg" aria-label="New segment" onClick={onAdd}>
            <IconPlus size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      {segments.length > 6 && (
        <TextInput
          className={css.listSearch}
          size="xs"
          aria-label="Search segments"
          placeholder="Search"
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <nav className={css.items} aria-label="Saved segments">
        {shown.map((segment) => (
          <Item
            key={segment.id}
            segment={drafts[segment.id]?.segment ?? segment}
            unsaved={segment.id in drafts}
            current={segment.id === current}
            fields={fields}
          />
        ))}
        {shown.length === 0 && <p className={css.none}>No segment of that name.</p>}
      </nav>
    </aside>
  );
}

function Item({
  segment,
  unsaved,
  current,
  fields,
}: {
  segment: NamedSegment;
  unsaved: boolean;
  current: boolean;
  fields: ReadonlyMap<string, FieldSummary>;
}) {
  const rules = useMemo(() => finishedPart(segment.rules, fields), [segment.rules, fields]);
  const { count, stale } = useSegmentCount(rules);
  return (
    <a className={css.item} href={`#${pathOf("segments", segment.id)}`} aria-current={current ? "true" : undefined}>
      <span className={css.itemHead}>
        <strong>{segment.name || "Unnamed"}</strong>
        <span className={css.itemCount} data-stale={stale}>
          {count ? formatCount(count.count) : ""}
        </span>
      </span>
      <span className={css.itemText}>
        {unsaved && <em>unsaved · </em>}
        {wordsOf(rules, fields)}
      </span>
    </a>
  );
}
