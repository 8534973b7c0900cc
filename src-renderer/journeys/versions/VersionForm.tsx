import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

interface FormProps {
  name: string;
  note: string;
  onDone(name: string, note: string): void;
  onClose(): void;
}

/** Changes what a version is called. A version that was kept by itself becomes the person's, and is never forgotten. */
export function VersionForm({ name, note, onDone, onClose }: FormProps) {
  const [now, setNow] = useState({ name, note });
  return (
    <Modal opened onClose={onClose} title="Name and note of the version" size="sm" centered>
      <TextInput label="Name" value={now.name} onChange={(event) => setNow({ ...now, name: event.currentTarget.value })} data-autofocus />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        mt="sm"
        value={now.note}
        onChange={(event) => setNow({ ...now, note: event.currentTarget.value })}
      />
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={now.name.trim() === ""}
          onClick={() => {
            onClose();
            onDone(now.name.trim(), now.note.trim());
          }}
        >
          Keep name
        </Button>
      </Group>
    </Modal>
  );
}
