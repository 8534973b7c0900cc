import { useDebouncedValue } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";
import { useShortcuts } from "../../app/commands.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { useSetting } from "../../store/preferences.ts";
import { useResource } from "../../store/remote.ts";
import { Screen } from "../../ui/index.ts";
import { ComputedDialog } from "../computed/ComputedDialog.tsx";
import { useEditKeys, useEdits } from "../edit/useEdits.ts";
import { FieldDialog } from "../fields/FieldDialog.tsx";
import { FieldSide } from "../fields/FieldSide.tsx";
import { Head } from "../Head.tsx";
import { useMasked } from "../masked.ts";
import css from "../subscribers.module.css";
import { openProfile } from "../views.ts";
import { columnsOf, movedBefore, nameOf, shownIds } from "./columns.ts";
import type { ColumnActions } from "./HeadMenu.tsx";
import { SubscriberTable } from "./SubscriberTable.tsx";
import { TableActions, TableTools } from "./TableTools.tsx";
import { useColumnLayout } from "./useColumnLayout.ts";
import { rulesShown, setView, showRows, useTableView } from "./view.ts";

/** Keys of the grid for the `?` sheet. */
const keys = [
  { group: "Subscribers", keys: "Enter", label: "Open the subscriber" },
  { group: "Subscribers", keys: "F2", label: "Edit the cell, or begin to type" },
  { group: "Subscribers", keys: "Delete", label: "Take the value of the cell away" },
  { group: "Subscribers", keys: "alt+↓", label: "Menu of the column" },
  { group: "Subscribers", keys: "shift+↓", label: "Mark several cells" },
  { group: "Subscribers", keys: "mod+C", label: "Copy the marked cells as text" },
];

/** The subscribers as a table, of everyone or of some, with what a column holds beside it. */
export default function TableView() {
  const project = useResource("project").data;
  const fields = useResource("fields").data ?? [];
  const segments = useResource("segments").data ?? [];
  const { adHoc, sort, search } = useTableView();
  const [segmentId] = useSetting<string>("subscribers.segment", "");
  const [panel, setPanel] = useSetting<boolean>("subscribers.panel", true);
  const [masked] = useMasked();
  const [layout, setLayout] = useColumnLayout(project?.id ?? "");
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [total, setTotal] = useState<number | null>(null);
  const [fieldId, setFieldId] = useState<string | null>(null);
  const [changing, setChanging] = useState<string | null>(null);
  const [computing, setComputing] = useState<string | null>(null);
  const edits = useEdits();
  useEditKeys(edits);
  useShortcuts(keys);

  const columns = useMemo(() => columnsOf(fields, layout), [fields, layout]);
  const rules = rulesShown(adHoc, segments, segmentId);
  const byId = useMemo(() => new Map(fields.map((field) => [field.id, field])), [fields]);
  const readOnly = project?.readOnly ?? false;
  const version = project?.dataVersion ?? 0;
  const ids = shownIds(fields, layout);
  const onField = useCallback((id: string) => setFieldId(id), []);

  const actions: ColumnActions = {
    readOnly,
    setWidth: (id, width) => {
      const { [id]: _old, ...widths } = layout.widths;
      setLayout({ widths: width === null ? widths : { ...widths, [id]: width } });
    },
    moveBefore: (id, before) => setLayout({ shown: movedBefore(ids, id, before) }),
    step: (id, way) => {
      const at = ids.indexOf(id) + way;
      if (at >= 0 && at < ids.length) setLayout({ shown: ids.filter((each) => each !== id).toSpliced(at, 0, id) });
    },
    hide: (id) => setLayout({ shown: ids.filter((each) => each !== id) }),
    describe: (id) => {
      setFieldId(id);
      setPanel(true);
    },
    change: setChanging,
    editExpression: setComputing,
    onlyMissing: (id) => showRows(`${byId.get(id)?.label || id} is missing`, { field: id, op: "is-missing" }),
  };
  const fixed = (id: string): string | null => {
    const field = byId.get(id);
    if (!field) return "This field is gone.";
    if (readOnly) return "This project can be read, not changed.";
    if (masked) return "Nothing is edited in the masked view. Show the values first.";
    if (field.role === "key") return "The key identifies the subscriber and is not edited.";
    if (field.score !== undefined) return `“${nameOf(field)}” is a score: change its settings under Segments, Scores.`;
    return field.expression === undefined ? null : `“${nameOf(field)}” is computed: ${field.expression}`;
  };
  const changed = changing === null ? undefined : byId.get(changing);
  return (
    <Screen name="subscribers" ready={total !== null} fill>
      <div className={css.top}>
        <Head actions={<TableActions edits={edits} columns={columns} rules={rules} />} />
        <TableTools total={total} layout={layout} onLayout={setLayout} panel={panel} onPanel={setPanel} />
      </div>
      <div className={css.split} data-panel={panel}>
        <div className={css.tableSide}>
          <SubscriberTable
            {...{ columns, actions, sort, masked, version, fixed, onField }}
            onSort={(next) => setView({ sort: next })}
            segment={rules}
            search={asked}
            onTotal={setTotal}
            onOpen={openProfile}
            edits={edits}
          />
        </div>
        {panel && <FieldSide field={byId.get(fieldId ?? columns[1]?.field.id ?? "")} version={version} masked={masked} />}
      </div>
      {changed && <FieldDialog field={changed} onClose={() => setChanging(null)} />}
      {computing !== null && (
        <ComputedDialog
          field={byId.get(computing) ?? null}
          onClose={() => setComputing(null)}
          onKept={(id) => navigate(pathOf("subscribers", "fields", id))}
        />
      )}
    </Screen>
  );
}
