import { Button, Group, Modal, Stack, Switch } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { HandedFile } from "../../../src-shared/contract/files.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { useClient } from "../../app/client.ts";
import { saveFile } from "../../platform/files.ts";
import { FailureNote, formatBytes, ProgressPanel, plural, toast, toastFailure, useJob } from "../../ui/index.ts";

/** Writes the segment's subscribers to a CSV file, masked unless that is switched off. */
export function ExportMembers({ segment }: { segment: Segment }) {
  const core = useClient();
  const [opened, setOpened] = useState(false);
  const [masked, setMasked] = useState(true);
  const job = useJob<{ file: HandedFile; rows: number }>();
  const start = async () => {
    const result = await job.start((signal) => core.privacy.exportRows({ segment, masked }, { signal }));
    if (!result) return;
    try {
      if (!(await saveFile(result.file))) return;
      toast(`${plural(result.rows, "subscriber")} were written to “${result.file.name}” (${formatBytes(result.file.bytes)}).`);
      setOpened(false);
    } catch (error) {
      toastFailure(error, "The file could not be saved");
    }
  };
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => setOpened(true)}>
        Export as CSV…
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Export the segment as CSV">
        {job.status === "running" ? (
          <ProgressPanel label="Writing subscribers" progress={job.progress} onCancel={job.cancel} />
        ) : (
          <Stack gap="md">
            {job.failure && <FailureNote failure={job.failure} />}
            <Switch
              label="Mask personal data"
              description="Keys become codes, names and addresses are hidden."
              checked={masked}
              onChange={(event) => setMasked(event.currentTarget.checked)}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpened(false)}>
                Cancel
              </Button>
              <Button onClick={() => void start()}>Export</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
