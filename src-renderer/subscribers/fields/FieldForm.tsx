import { Button, Group, Select, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type FieldGroup, type FieldRole, type FieldSummary, fieldGroups } from "../../../src-shared/model/field.ts";
import { roleFits } from "../../../src-shared/model/role-words.ts";
import { useClient } from "../../app/client.ts";
import { groupOfRole, roleOptions } from "../../import/draft.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { invalidate, remember } from "../../store/remote.ts";
import { type Failure, FailureNote, failureOf } from "../../ui/index.ts";
import css from "./fields.module.css";

const groupOptions = fieldGroups.map((value) => ({ value, label: groupLabels[value] }));

interface FieldFormProps {
  field: FieldSummary;
  readOnly: boolean;
  onKept(): void;
  onCancel?: () => void;
}

/** How a field is called and what it means: its name, kind of data, role, and whether it is personal. */
export function FieldForm({ field, readOnly, onKept, onCancel }: FieldFormProps) {
  const core = useClient();
  const [label, setLabel] = useState(field.label);
  const [group, setGroup] = useState<FieldGroup>(field.group);
  const [role, setRole] = useState<FieldRole | null>(field.role);
  const [personal, setPersonal] = useState(field.personal);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isKey = field.role === "key";
  const changed = label.trim() !== field.label || group !== field.group || role !== field.role || personal !== field.personal;
  const roles = roleOptions.filter(({ value }) => value === field.role || roleFits(value, field.type));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      remember(
        "fields",
        await core.subscribers.setField({ id: field.id, label: label.trim(), group, personal, ...(isKey ? {} : { role }) }),
      );
      invalidate("project", "masks");
      onKept();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        label="Name shown"
        placeholder={field.id}
        value={label}
        maxLength={120}
        readOnly={readOnly}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Select
        label="Kind of data"
        data={groupOptions}
        value={group}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(next) => next && setGroup(next as FieldGroup)}
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
        readOnly={readOnly}
        clearable
        searchable
        placeholder="nothing special"
        onChange={(next) => {
          setRole(next as FieldRole | null);
          setGroup((now) => groupOfRole(next as FieldRole | null, now));
        }}
      />
      <Switch
        label="Personal data"
        description={
          isKey ? "The key is always replaced by a code where values are masked." : "Hidden in the masked view and in masked exports."
        }
        checked={personal}
        disabled={readOnly}
        onChange={(event) => setPersonal(event.currentTarget.checked)}
      />
      {failure && <FailureNote failure={failure} />}
      <Group justify="flex-end" gap="xs">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={!changed || readOnly}>
          Keep
        </Button>
      </Group>
    </form>
  );
}
