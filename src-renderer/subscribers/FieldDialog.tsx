import { Button, Group, Modal, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type FieldGroup, type FieldRole, type FieldSummary, fieldGroups } from "../../src-shared/model/field.ts";
import { roleFits } from "../../src-shared/model/role-words.ts";
import { useClient } from "../app/client.ts";
import { groupOfRole, roleOptions } from "../import/draft.ts";
import { groupLabels } from "../segments/fieldOptions.ts";
import { invalidate, remember } from "../store/remote.ts";
import { type Failure, FailureNote, failureOf } from "../ui/index.ts";

const groupOptions = fieldGroups.map((value) => ({ value, label: groupLabels[value] }));

/** Changes how a field is called and what it means. */
export function FieldDialog({ field, onClose }: { field: FieldSummary; onClose(): void }) {
  const core = useClient();
  const [label, setLabel] = useState(field.label);
  const [group, setGroup] = useState<FieldGroup>(field.group);
  const [role, setRole] = useState<FieldRole | null>(field.role);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isKey = field.role === "key";
  const roles = roleOptions.filter(({ value }) => value === field.role || roleFits(value, field.type));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      remember("fields", await core.subscribers.setField({ id: field.id, label: label.trim(), group, ...(isKey ? {} : { role }) }));
      invalidate("project");
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={`Field “${field.id}”`}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Name shown"
          placeholder={field.id}
          value={label}
          maxLength={120}
          onChange={(event) => setLabel(event.currentTarget.value)}
          data-autofocus
          mb="sm"
        />
        <Select
          label="Kind of data"
          data={groupOptions}
          value={group}
          allowDeselect={false}
          onChange={(next) => next && setGroup(next as FieldGroup)}
          mb="sm"
        />
        <Select
          label="Meaning"
          description={
            isKey
              ? "The key is chosen at the import."
              : "What the dry run reads from it, such as who consents to email. One field holds a meaning; choosing it here takes it from another."
          }
          data={isKey ? [{ value: "key", label: "identifies the subscriber" }] : roles}
          value={role}
          disabled={isKey}
          clearable
          searchable
          placeholder="nothing special"
          onChange={(next) => {
            setRole(next as FieldRole | null);
            setGroup((now) => groupOfRole(next as FieldRole | null, now));
          }}
          mb="md"
        />
        {failure && <FailureNote failure={failure} />}
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Keep
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
