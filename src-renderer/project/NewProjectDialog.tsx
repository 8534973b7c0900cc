import { Button, Group, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { FailureNote } from "../ui/FailureNote.tsx";
import { type Failure, failureOf } from "../ui/failure.ts";

/** Asks for the name of a new project. */
export function NewProjectDialog({
  opened,
  onClose,
  onCreate,
}: {
  opened: boolean;
  onClose(): void;
  onCreate(name: string): Promise<void>;
}) {
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await onCreate(name.trim());
      setName("");
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title="New project">
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Name"
          description="For instance your company and the year. The project is one file that belongs to you."
          placeholder="Prairie Fiber 2026"
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
          mb="md"
        />
        {failure && <FailureNote failure={failure} />}
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ""} loading={busy}>
            Create project
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
