import { Button, Group, Modal, Radio, Stack, Switch } from "@mantine/core";
import { useState } from "react";
import type { HandedFile } from "../../../src-shared/contract/files.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { useClient } from "../../app/client.ts";
import { saveFile } from "../../platform/files.ts";
import { useSetting } from "../../store/preferences.ts";
import { useResource } from "../../store/remote.ts";
import { FailureNote, formatBytes, ProgressPanel, plural, toast, toastFailure, useJob } from "../../ui/index.ts";
import type { TableColumn } from "../table/columns.ts";
import { useTableView } from "../table/view.ts";

interface ExportDialogProps {
  columns: readonly TableColumn[];
  /** Whom the table shows by its segment; null is everyone. */
  rules: Segment | null;
  onClose(): void;
}

/** Subscribers as a CSV file: of everyone or those shown, all fields or the columns, masked unless that is switched off. */
export function ExportDialog({ columns, rules, onClose }: ExportDialogProps) {
  const core = useClient();
  const fields = useResource("fields").data ?? [];
  const segments = useResource("segments").data ?? [];
  const { adHoc, search } = useTableView();
  const [segmentId] = useSetting<string>("subscribers.segment", "");
  const [who, setWho] = useState(rules === null ? "all" : "shown");
  const [what, setWhat] = useState("columns");
  const [masked, setMasked] = useState(true);
  const job = useJob<{ file: HandedFile; rows: number }>();
  const name = adHoc?.label ?? segments.find(({ id }) => id === segmentId)?.name ?? "";
  const personal = fields.filter((field) => field.personal || field.role === "key").length;
  const start = async () => {
    const result = await job.start((signal) =>
      core.privacy.exportRows(
        {
          ...(what === "columns" ? { fields: columns.map(({ field }) => field.id) } : {}),
          segment: who === "shown" ? rules : null,
          masked,
        },
        { signal },
      ),
    );
    if (!result) return;
    try {
      if (!(await saveFile(result.file))) return;
      toast(`${plural(result.rows, "subscriber")} were written to “${result.file.name}” (${formatBytes(result.file.bytes)}).`);
      onClose();
    } catch (error) {
      toastFailure(error, "The file could not be saved");
    }
  };
  return (
    <Modal opened onClose={onClose} title="Export subscribers as CSV">
      {job.status === "running" ? (
        <ProgressPanel label="Writing subscribers" progress={job.progress} onCancel={job.cancel} />
      ) : (
        <Stack gap="md">
          {job.failure && <FailureNote failure={job.failure} />}
          <Radio.Group label="Who" value={who} onChange={setWho}>
            <Stack gap={6} mt={4}>
              <Radio
                value="shown"
                disabled={rules === null}
                label={rules === null ? "Those of the segment that is shown" : `Those shown: ${name}`}
              />
              <Radio value="all" label="Everyone" />
            </Stack>
          </Radio.Group>
          {search.trim() !== "" && <p style={{ margin: 0, color: "var(--tl-text-muted)" }}>The search is not part of the export.</p>}
          <Radio.Group label="Fields" value={what} onChange={setWhat}>
            <Stack gap={6} mt={4}>
              <Radio value="columns" label={`The ${plural(columns.length, "column")} of the table, in their order`} />
              <Radio value="all" label={`All ${fields.length} fields`} />
            </Stack>
          </Radio.Group>
          <Switch
            checked={masked}
            onChange={(event) => setMasked(event.currentTarget.checked)}
            label="Mask personal values"
            description={
              masked
                ? `${plural(personal, "personal field")} will be hidden by their rules; the key becomes a code.`
                : "The file will hold names, addresses and keys as they are. Keep it safe."
            }
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button color={masked ? "teal" : "red"} onClick={() => void start()} data-testid="export-rows">
              {masked ? "Export masked" : "Export with personal data"}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
