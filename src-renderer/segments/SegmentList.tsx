import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { NamedSegment } from "../../src-shared/model/segment.ts";
import { pathOf } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { formatCount, SideItem, SideList, SideText } from "../ui/index.ts";
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
    <SideList
      title="Segments"
      label="Saved segments"
      aside={
        <Tooltip label="New segment">
          <ActionIcon variant="light" size="lg" aria-label="New segment" onClick={onAdd}>
            <IconPlus size={18} />
          </ActionIcon>
        </Tooltip>
      }
      search={
        segments.length > 6 ? (
          <TextInput
            size="xs"
            aria-label="Search segments"
            placeholder="Search"
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : undefined
      }
    >
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
    </SideList>
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
    <SideItem
      href={`#${pathOf("segments", segment.id)}`}
      current={current}
      name={segment.name || "Unnamed"}
      aside={
        <span className={css.count} data-stale={stale}>
          {count ? formatCount(count.count) : ""}
        </span>
      }
    >
      <SideText>
        {unsaved && <em>unsaved · </em>}
        {wordsOf(rules, fields)}
      </SideText>
    </SideItem>
  );
}
