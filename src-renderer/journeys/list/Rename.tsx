import { Button, Group, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";

interface RenameProps {
  title: string;
  /** What the button does: "Rename", "Add folder". */
  confirm: string;
  name: string;
  onName(name: string): void;
  onClose(): void;
}

/** Asks for a name. It is shown while it is mounted. */
export function Rename({ title, confirm, name, onName, onClose }: RenameProps) {
  const [text, setText] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    onClose();
    if (text.trim() !== name) onName(text.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} size="sm" centered>
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
          error={text.trim() === "" ? "A name has at least one letter." : undefined}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={text.trim() === ""}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
