import { ActionIcon, Button, Select, TextInput, Tooltip } from "@mantine/core";
import { IconDownload, IconFilterEdit, IconLayoutSidebarRight, IconMathFunction, IconSearch, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { newId } from "../../../src-shared/lib/ids.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { describeDraft, draftsOf, editDraft } from "../../segments/drafts.ts";
import { useSetting } from "../../store/preferences.ts";
import { useResource } from "../../store/remote.ts";
import { formatCount, plural } from "../../ui/index.ts";
import { ComputedDialog } from "../computed/ComputedDialog.tsx";
import { HistoryButtons } from "../edit/HistoryButtons.tsx";
import type { Edits } from "../edit/useEdits.ts";
import { ExportDialog } from "../export/ExportDialog.tsx";
import css from "../subscribers.module.css";
import { fieldPath } from "../views.ts";
import { ColumnChooser } from "./ColumnChooser.tsx";
import type { ColumnLayout, TableColumn } from "./columns.ts";
import { setView, useTableView } from "./view.ts";

/** What is done with the table as a whole: undo, a computed field, export. */
export function TableActions({ edits, columns, rules }: { edits: Edits; columns: readonly TableColumn[]; rules: Segment | null }) {
  const readOnly = useResource("project").data?.readOnly ?? false;
  const [exporting, setExporting] = useState(false);
  const [computing, setComputing] = useState(false);
  return (
    <>
      <HistoryButtons edits={edits} />
      <Button variant="default" disabled={readOnly} leftSection={<IconMathFunction size={16} />} onClick={() => setComputing(true)}>
        Computed field
      </Button>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => setExporting(true)}>
        Export
      </Button>
      {exporting && <ExportDialog columns={columns} rules={rules} onClose={() => setExporting(false)} />}
      {computing && <ComputedDialog field={null} onClose={() => setComputing(false)} onKept={(id) => navigate(fieldPath(id))} />}
    </>
  );
}

interface TableToolsProps {
  total: number | null;
  layout: ColumnLayout;
  onLayout(change: Partial<ColumnLayout>): void;
  panel: boolean;
  onPanel(panel: boolean): void;
}

/** Which subscribers and which columns: search, segment, how many, and the column chooser. */
export function TableTools({ total, layout, onLayout, panel, onPanel }: TableToolsProps) {
  const project = useResource("project").data;
  const fields = useResource("fields").data ?? [];
  const segments = useResource("segments").data ?? [];
  const { adHoc, search } = useTableView();
  const [segmentId, setSegmentId] = useSetting<string>("subscribers.segment", "");
  const segment = segments.find(({ id }) => id === segmentId);
  const all = project?.subscribers ?? 0;
  const filtered = adHoc !== null || segment !== undefined || search.trim() !== "";
  const openAdHoc = () => {
    if (!adHoc || !project) return;
    draftsOf(project.id);
    const fresh = { id: newId("seg"), name: adHoc.label, description: "", rules: { all: [] } };
    describeDraft(fresh, {});
    editDraft(fresh, "all" in adHoc.rules || "any" in adHoc.rules || "none" in adHoc.rules ? adHoc.rules : { all: [adHoc.rules] });
    navigate(pathOf("segments", fresh.id));
  };
  return (
    <div className={css.filters}>
      <TextInput
        className={css.search}
        aria-label="Search subscribers"
        placeholder="Search the key and text columns"
        leftSection={<IconSearch size={15} />}
        value={search}
        onChange={(event) => setView({ search: event.currentTarget.value })}
        rightSection={
          search !== "" && (
            <button type="button" className={css.clear} aria-label="Clear the search" onClick={() => setView({ search: "" })}>
              <IconX size={14} />
            </button>
          )
        }
      />
      {adHoc ? (
        <span className={css.chip} data-testid="ad-hoc">
          <span title={adHoc.label}>{adHoc.label}</span>
          <Tooltip label="Open as a segment">
            <button type="button" className={css.clear} aria-label="Open as a segment" onClick={openAdHoc}>
              <IconFilterEdit size={15} />
            </button>
          </Tooltip>
          <Tooltip label="Show everyone again">
            <button type="button" className={css.clear} aria-label="Show everyone again" onClick={() => setView({ adHoc: null })}>
              <IconX size={15} />
            </button>
          </Tooltip>
        </span>
      ) : (
        <>
          <Select
            className={css.segment}
            aria-label="Only of a segment"
            placeholder="Everyone"
            clearable
            searchable
            nothingFoundMessage={segments.length === 0 ? "There are no segments yet." : "No segment is called so."}
            data={segments.map(({ id, name }) => ({ value: id, label: name }))}
            value={segment?.id ?? null}
            onChange={(id) => setSegmentId(id ?? "")}
          />
          {segment && (
            <Tooltip label="Open the segment">
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Open the segment ${segment.name}`}
                onClick={() => navigate(pathOf("segments", segment.id))}
              >
                <IconFilterEdit size={17} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </>
      )}
      <span className={css.total} role="status" data-testid="subscriber-total">
        {total === null ? "" : filtered ? `${formatCount(total)} of ${formatCount(all)}` : plural(total, "subscriber")}
      </span>
      <span className={css.gap} />
      <ColumnChooser fields={fields} layout={layout} onChange={onLayout} />
      <Button
        variant={panel ? "light" : "default"}
        aria-pressed={panel}
        leftSection={<IconLayoutSidebarRight size={16} />}
        onClick={() => onPanel(!panel)}
      >
        Statistics
      </Button>
    </div>
  );
}
