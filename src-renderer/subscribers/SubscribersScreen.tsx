import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconLayoutSidebarRight, IconSearch, IconTableImport, IconUsers, IconX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { z } from "zod";
import { tryJson } from "../../src-shared/lib/json.ts";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import { navigate } from "../app/router.ts";
import { useSetting } from "../store/preferences.ts";
import { useResource } from "../store/remote.ts";
import { EmptyState, FailureNote, failureOf, formatCount, PageHeader, plural, Screen } from "../ui/index.ts";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { columnsOf, type Sort } from "./columns.ts";
import { FieldPanel } from "./FieldPanel.tsx";
import { ProfileDrawer } from "./ProfileDrawer.tsx";
import { SubscriberTable } from "./SubscriberTable.tsx";
import css from "./subscribers.module.css";

/** The imported base: a table of everyone or of a segment, what the fields hold, and single profiles. */
export default function SubscribersScreen() {
  const project = useResource("project").data;
  const { data: fields, error } = useResource("fields");
  if (error !== undefined) {
    return (
      <Screen name="subscribers" ready>
        <FailureNote failure={failureOf(error)} />
      </Screen>
    );
  }
  if (!project || !fields) return <Screen name="subscribers" ready={false} />;
  if (project.subscribers === 0) {
    return (
      <Screen name="subscribers" ready>
        <EmptyState
          icon={<IconUsers size={28} stroke={1.5} />}
          title="No subscribers yet"
          actions={
            <Button leftSection={<IconTableImport size={16} />} onClick={() => navigate("/import")}>
              Import subscribers
            </Button>
          }
        >
          Import a CSV file from your billing or customer system. Nothing is kept before you have seen how the file was understood.
        </EmptyState>
      </Screen>
    );
  }
  return <Base fields={fields} subscribers={project.subscribers} events={project.events} version={project.dataVersion} />;
}

function Base({
  fields,
  subscribers,
  events,
  version,
}: {
  fields: readonly FieldSummary[];
  subscribers: number;
  events: number;
  version: number;
}) {
  const segments = useResource("segments").data ?? [];
  const readOnly = useResource("project").data?.readOnly ?? false;
  const [segmentId, setSegmentId] = useSetting<string>("subscribers.segment", "");
  const [panel, setPanel] = useSetting<boolean>("subscribers.panel", true);
  const [kept, keep] = useSetting<string>("subscribers.columns", "");
  const [sort, setSort] = useState<Sort>(null);
  const [search, setSearch] = useState("");
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [total, setTotal] = useState<number | null>(null);
  const [open, setOpen] = useState<string | null>(null);

  const chosen = useMemo(() => columnNames(kept, fields), [kept, fields]);
  const columns = useMemo(() => columnsOf(fields, chosen), [fields, chosen]);
  const segment = segments.find(({ id }) => id === segmentId) ?? null;
  const filtered = segment !== null || asked !== "";

  return (
    <Screen name="subscribers" ready={total !== null} fill>
      <div className={css.top}>
        <PageHeader
          title="Subscribers"
          note={`${plural(subscribers, "subscriber")}, ${plural(fields.length, "field")}, ${plural(events, "event")}`}
        >
          <Button variant="default" leftSection={<IconTableImport size={16} />} onClick={() => navigate("/import")}>
            Import
          </Button>
        </PageHeader>
        <div className={css.filters}>
          <TextInput
            className={css.search}
            aria-label="Search subscribers"
            placeholder="Search the text fields"
            leftSection={<IconSearch size={15} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            rightSection={
              search !== "" && (
                <button type="button" className={css.clear} aria-label="Clear the search" onClick={() => setSearch("")}>
                  <IconX size={14} />
                </button>
              )
            }
          />
          <Select
            className={css.segment}
            aria-label="Only of a segment"
            placeholder="Everyone"
            clearable
            searchable
            data={segments.map(({ id, name }) => ({ value: id, label: name }))}
            value={segment?.id ?? null}
            onChange={(id) => setSegmentId(id ?? "")}
          />
          <span className={css.total} data-testid="subscriber-total">
            {total === null ? "" : filtered ? `${formatCount(total)} of ${formatCount(subscribers)}` : plural(total, "subscriber")}
          </span>
          <span className={css.gap} />
          <ColumnChooser fields={fields} chosen={chosen} onChange={(next) => keep(next === null ? "" : JSON.stringify(next))} />
          <Button
            variant={panel ? "light" : "default"}
            aria-pressed={panel}
            leftSection={<IconLayoutSidebarRight size={16} />}
            onClick={() => setPanel(!panel)}
          >
            Fields
          </Button>
        </div>
      </div>
      <div className={css.split} data-panel={panel}>
        <div className={css.tableSide}>
          <SubscriberTable
            columns={columns}
            sort={sort}
            onSort={setSort}
            segment={segment?.rules ?? null}
            search={asked}
            version={version}
            onTotal={setTotal}
            onOpen={setOpen}
          />
        </div>
        {panel && <FieldPanel fields={fields} readOnly={readOnly} />}
      </div>
      <ProfileDrawer subscriber={open} fields={fields} onClose={() => setOpen(null)} />
    </Screen>
  );
}

const namesSchema = z.array(z.string());

/** Remembered columns that still exist; null for all when nothing usable is remembered. */
function columnNames(kept: string, fields: readonly FieldSummary[]): string[] | null {
  const names = namesSchema.safeParse(tryJson(kept)).data;
  if (!names) return null;
  const known = names.filter((name) => fields.some(({ id }) => id === name));
  return names.length > 0 && known.length === 0 ? null : known;
}
