import { ActionIcon, Select, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconSearch, IconTemplate } from "@tabler/icons-react";
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
  onTemplate,
}: {
  segments: readonly NamedSegment[];
  drafts: Readonly<Record<string, Draft>>;
  current: string | null;
  onAdd(): void;
  onTemplate(): void;
}) {
  const known = useResource("fields").data;
  const fields = useMemo(() => new Map((known ?? []).map((field) => [field.id, field])), [known]);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const [tag, setTag] = useState<string | null>(null);
  const tags = [...new Set(segments.flatMap((segment) => segment.tags ?? []))].sort();
  const shown = segments
    .map((segment) => drafts[segment.id]?.segment ?? segment)
    .filter(({ name, description, tags: own = [] }) => `${name} ${description} ${own.join(" ")}`.toLowerCase().includes(wanted))
    .filter((segment) => tag === null || !tags.includes(tag) || (segment.tags ?? []).includes(tag));
  const folders = Map.groupBy(shown, ({ folder }) => folder ?? "");
  const inOrder = [...folders].sort(([a], [b]) => (a === "" ? -1 : b === "" ? 1 : a < b ? -1 : 1));
  return (
    <SideList
      title="Segments"
      label="Saved segments"
      aside={
        <span className={css.add}>
          <Tooltip label="New from a template">
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label="New segment from a template" onClick={onTemplate}>
              <IconTemplate size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="New segment">
            <ActionIcon variant="light" size="lg" aria-label="New segment" onClick={onAdd}>
              <IconPlus size={18} />
            </ActionIcon>
          </Tooltip>
        </span>
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
      {tags.length > 0 && (
        <Select
          size="xs"
          className={css.tags}
          aria-label="Only segments with a tag"
          placeholder="All tags"
          data={tags}
          value={tag}
          clearable
          onChange={setTag}
        />
      )}
      {inOrder.map(([folder, members]) => (
        <section key={folder} aria-label={folder === "" ? "Outside of folders" : folder}>
          {folder !== "" && <h2 className={css.folder}>{folder}</h2>}
          {members.map((segment) => (
            <Item key={segment.id} segment={segment} unsaved={segment.id in drafts} current={segment.id === current} fields={fields} />
          ))}
        </section>
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
