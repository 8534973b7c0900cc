import { ActionIcon, Button, Menu, Tabs, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconDots, IconFileCode, IconTrash, IconUsers } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { NamedSegment } from "../../src-shared/model/segment.ts";
import { useClient } from "../app/client.ts";
import { useCommands } from "../app/commands.ts";
import { navigate, pathOf, useRoute } from "../app/router.ts";
import { remember, useResource } from "../store/remote.ts";
import { showRows, showSegment } from "../subscribers/table/view.ts";
import {
  ConfirmDialog,
  Detail,
  DetailHead,
  type Failure,
  FailureNote,
  failureOf,
  NameField,
  Nothing,
  Panel,
  toast,
  toastFailure,
} from "../ui/index.ts";
import { type Draft, describeDraft, dropDraft, editDraft, redoDraft, renameInDrafts, undoDraft } from "./drafts.ts";
import { finishedPart } from "./fieldOptions.ts";
import { AboutFields } from "./library/AboutFields.tsx";
import { GrowthTab } from "./library/GrowthTab.tsx";
import { HistoryTab } from "./library/HistoryTab.tsx";
import { OverlapTab } from "./library/OverlapTab.tsx";
import { PeopleTab } from "./library/PeopleTab.tsx";
import { SegmentEditor } from "./SegmentEditor.tsx";
import css from "./segments.module.css";

/** What is shown of a segment; the address names it. */
const tabs = [
  { id: "rules", label: "Rules" },
  { id: "people", label: "Who they are" },
  { id: "overlap", label: "Overlap" },
  { id: "growth", label: "Growth" },
  { id: "history", label: "Use and versions" },
] as const;

const Unsaved = ({ what }: { what: string }) => (
  <Panel>
    <Nothing>Save the segment first; then it can be {what}.</Nothing>
  </Panel>
);

/** One segment: its name, its rules with live counts, and save, undo and delete. */
export function SegmentDetail({ saved, draft }: { saved: NamedSegment | null; draft: Draft | null }) {
  const core = useClient();
  const readOnly = useResource("project").data?.readOnly ?? false;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const segment = draft?.segment ?? saved;

  const save = async () => {
    if (!segment || !draft) return;
    setBusy(true);
    setFailure(null);
    try {
      await core.segments.save({ ...segment, name: segment.name.trim() });
      // The list has it before its draft goes, so that it stays the one that is shown.
      remember("segments", await core.segments.list());
      dropDraft(segment.id);
      if (saved) renameInDrafts(saved.name, segment.name.trim());
      toast(`“${segment.name.trim()}” was saved.`);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const undo = () => segment && undoDraft(segment.id);
  const redo = () => segment && redoDraft(segment.id);
  useCommands([
    { id: "segment.save", label: "Save the segment", group: "Segments", keys: "mod+S", run: () => void save() },
    { id: "segment.undo", label: "Undo in the segment", group: "Segments", keys: "mod+Z", run: () => undo() },
    { id: "segment.redo", label: "Redo in the segment", group: "Segments", keys: "mod+shift+Z", run: () => redo() },
  ]);
  const known = useResource("fields").data;
  const others = useResource("segments").data ?? [];
  const route = useRoute();
  const finished = useMemo(
    () => finishedPart(segment?.rules ?? { all: [] }, new Map((known ?? []).map((field) => [field.id, field]))),
    [segment?.rules, known],
  );
  if (!segment) return null;
  const tab = tabs.find(({ id }) => id === route.sub)?.id ?? "rules";
  const copySql = async () => {
    try {
      const { sql } = await core.segments.sql({ segment: finished });
      await navigator.clipboard.writeText(sql);
      toast("The segment was copied as SQL for the query page.");
    } catch (error) {
      toastFailure(error, "The segment could not be copied as SQL");
    }
  };

  const remove = async () => {
    try {
      if (saved) remember("segments", await core.segments.remove({ id: segment.id }));
      dropDraft(segment.id);
      navigate(pathOf("segments"), { replace: true });
      toast(`“${segment.name}” was deleted.`);
    } catch (error) {
      toastFailure(error, "The segment could not be deleted");
    }
  };
  const unnamed = segment.name.trim() === "";

  return (
    <Detail>
      <DetailHead
        name={
          <NameField
            label="Name of the segment"
            error={unnamed ? "Give the segment a name." : undefined}
            value={segment.name}
            readOnly={readOnly}
            onChange={(name) => describeDraft(segment, { name })}
          />
        }
        actions={
          <>
            <Tooltip label="Undo">
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Undo" disabled={!draft?.past.length} onClick={undo}>
                <IconArrowBackUp size={18} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Redo">
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Redo" disabled={!draft?.future.length} onClick={redo}>
                <IconArrowForwardUp size={18} />
              </ActionIcon>
            </Tooltip>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More for this segment">
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconUsers size={16} />}
                  onClick={() => (draft ? showRows(`${segment.name} (not saved)`, segment.rules) : showSegment(segment.id))}
                >
                  Show its subscribers
                </Menu.Item>
                <Menu.Item leftSection={<IconFileCode size={16} />} onClick={() => void copySql()}>
                  Copy as SQL
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash size={16} />} color="red" disabled={readOnly} onClick={() => setDeleting(true)}>
                  Delete segment…
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            {saved && draft && (
              <Button variant="default" onClick={() => dropDraft(segment.id)}>
                Discard changes
              </Button>
            )}
            <Button onClick={() => void save()} disabled={!draft || unnamed || readOnly} loading={busy}>
              {draft ? "Save segment" : "Saved"}
            </Button>
          </>
        }
      />
      {failure && <FailureNote failure={failure} />}
      <Tabs
        className={css.tabs}
        value={tab}
        onChange={(next) => navigate(pathOf("segments", segment.id, next === "rules" ? null : next))}
        keepMounted={false}
      >
        <Tabs.List aria-label="What is shown of the segment">
          {tabs.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={css.tab}>
          {tab === "rules" && (
            <>
              <SegmentEditor
                value={segment.rules}
                name={saved?.name ?? segment.name}
                readOnly={readOnly}
                onChange={(rules) => editDraft(segment, rules)}
              />
              <AboutFields segment={segment} readOnly={readOnly} />
            </>
          )}
          {tab === "people" && <PeopleTab segment={{ ...segment, rules: finished }} saved={saved !== null && !draft} />}
          {tab === "overlap" && (saved ? <OverlapTab segment={saved} segments={others} /> : <Unsaved what="compared with others" />)}
          {tab === "growth" && (saved ? <GrowthTab segment={saved} /> : <Unsaved what="counted over imports" />)}
          {tab === "history" && (saved ? <HistoryTab segment={saved} /> : <Unsaved what="used by others" />)}
        </Tabs.Panel>
      </Tabs>
      <ConfirmDialog
        opened={deleting}
        title="Delete this segment?"
        confirm="Delete segment"
        onClose={() => setDeleting(false)}
        onConfirm={() => void remove()}
      >
        “{segment.name}” will be gone from this project. Journeys and segments that use it by name will say that it is missing.
      </ConfirmDialog>
    </Detail>
  );
}
