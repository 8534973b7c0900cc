import { ActionIcon, Button, Group, Modal, Text, Textarea, Tooltip } from "@mantine/core";
import { IconClipboardList } from "@tabler/icons-react";
import { useState } from "react";
import { formatCount } from "../../ui/format.ts";
import css from "../builder.module.css";

/** A list longer than this is told by its number. */
export const MOST_SHOWN = 40;

/** The values of a pasted list: one a line, or with commas, semicolons or tabs between them; each once, quotes and blanks around it left out. */
export function valuesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const several = lines.filter((line) => line.trim() !== "").length > 1;
  // A column copied from a table may hold commas of its own.
  const cells = several ? lines.flatMap((line) => line.split("\t")) : text.split(/[,;\t]/);
  const plain = cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );
  return [...new Set(plain.filter((cell) => cell !== ""))];
}

interface Props {
  label: string;
  value: string[];
  onChange(value: string[]): void;
}

function ListDialog({ label, value, opened, onClose, onChange }: Props & { opened: boolean; onClose(): void }) {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? value.join("\n");
  const values = valuesOf(shown);
  const close = () => {
    setText(null);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={`Values of ${label}`} size="lg" returnFocus>
      <Textarea
        label="One value a line"
        description="A column copied from a spreadsheet, or values with commas between them."
        autosize
        minRows={8}
        maxRows={18}
        data-autofocus
        value={shown}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="space-between" mt="md">
        <Text size="sm" c="dimmed">
          {values.length === 1 ? "1 value" : `${formatCount(values.length)} different values`}
        </Text>
        <Group gap="sm">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            disabled={values.length === 0}
            onClick={() => {
              onChange(values);
              close();
            }}
          >
            Use this list
          </Button>
        </Group>
      </Group>
    </Modal>
  );
}

/** Opens the dialog in which a whole list is pasted. */
export function PasteList(props: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Tooltip label="Paste a list">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={`Paste a list of values of ${props.label}`}
          onClick={() => setOpened(true)}
        >
          <IconClipboardList size={16} />
        </ActionIcon>
      </Tooltip>
      <ListDialog {...props} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}

/** A list that is too long to be shown value by value. */
export function LongList({ readOnly, ...props }: Props & { readOnly: boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <span className={css.pair}>
      <span className={css.word}>a list of {formatCount(props.value.length)} values</span>
      {!readOnly && (
        <Button size="compact-xs" variant="default" onClick={() => setOpened(true)}>
          Change…
        </Button>
      )}
      <ListDialog {...props} opened={opened} onClose={() => setOpened(false)} />
    </span>
  );
}
