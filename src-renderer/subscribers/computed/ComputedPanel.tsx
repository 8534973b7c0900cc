import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { useClient } from "../../app/client.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { useResource } from "../../store/remote.ts";
import { FailureNote, Panel, ProgressPanel, toast, useJob } from "../../ui/index.ts";
import own from "../fields/fields.module.css";
import { UseList } from "../fields/UsesPanel.tsx";
import { useUses } from "../fields/useUses.ts";
import { dataChanged } from "../refresh.ts";
import { nameOf } from "../table/columns.ts";
import { ComputedDialog } from "./ComputedDialog.tsx";

/** The expression of a computed field: edit it, or remove the field. */
export function ComputedPanel({ field, readOnly, masked }: { field: FieldSummary; readOnly: boolean; masked: boolean }) {
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  return (
    <Panel title="Computed field">
      <p className={own.note}>
        Its values follow every import, edit and undo. {masked && "Show the values to see what an expression gives."}
      </p>
      <Group gap="xs" mt="sm">
        <Button variant="default" disabled={readOnly} onClick={() => setEditing(true)}>
          Edit the expression…
        </Button>
        <Button variant="subtle" color="red" disabled={readOnly} onClick={() => setRemoving(true)}>
          Remove…
        </Button>
      </Group>
      {editing && <ComputedDialog field={field} onClose={() => setEditing(false)} onKept={() => undefined} />}
      {removing && <RemoveDialog field={field} onClose={() => setRemoving(false)} />}
    </Panel>
  );
}

/** Asks before a computed field goes, and says what names it. */
function RemoveDialog({ field, onClose }: { field: FieldSummary; onClose(): void }) {
  const core = useClient();
  const version = useResource("project").data?.dataVersion ?? 0;
  const { uses, failure } = useUses(field.id, version);
  const job = useJob<FieldSummary[]>();
  const remove = async () => {
    if (!(await job.start((signal) => core.computed.remove({ id: field.id }, { signal })))) return;
    navigate(pathOf("subscribers", "fields"), { replace: true });
    await dataChanged(core);
    toast(`“${nameOf(field)}” was removed; a restore point has it.`);
    onClose();
  };
  const readers = uses?.filter(({ what }) => what === "computed field") ?? [];
  return (
    <Modal opened onClose={onClose} title={`Remove “${nameOf(field)}”?`}>
      {job.status === "running" ? (
        <ProgressPanel label="Removing the field" progress={job.progress} onCancel={job.cancel} />
      ) : (
        <>
          {failure && <FailureNote failure={failure} />}
          {uses && uses.length > 0 ? (
            <>
              <p>These name it, and will say that it is missing:</p>
              <UseList uses={uses} />
            </>
          ) : (
            <p>Nothing names it. A restore point is kept before it goes.</p>
          )}
          {readers.length > 0 && <p>Change or remove the computed fields first.</p>}
          {job.failure && <FailureNote failure={job.failure} />}
          <Group justify="flex-end" gap="xs" mt="lg">
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it
            </Button>
            <Button color="red" disabled={uses === null || readers.length > 0} onClick={() => void remove()}>
              Remove the field
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
