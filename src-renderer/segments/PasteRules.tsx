import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { type Segment, segmentSchema } from "../../src-shared/model/segment.ts";
import { sentence } from "../../src-shared/segments/sentence.ts";

/** The segment that a text means: as in a file, or the whole of a kept segment; or why it is none. */
export function readRules(text: string): Segment | { wrong: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "it cannot be read";
    return {
      wrong: `This is no text of rules: ${why}. Copy a rule with “Copy as text”, or write one such as {"field": "tenure", "op": "<", "value": 12}.`,
    };
  }
  const inner = typeof read === "object" && read !== null && "rules" in read && !Array.isArray(read.rules) ? read.rules : read;
  const parsed = segmentSchema.safeParse(Array.isArray(inner) ? { all: inner } : inner);
  if (parsed.success) return parsed.data;
  return { wrong: `${parsed.error.issues[0]?.message ?? "This is no segment"}.` };
}

/** Takes rules as text: what a copy made, or what stands in a file. */
export function PasteRules({ opened, onClose, onPaste }: { opened: boolean; onClose(): void; onPaste(segment: Segment): void }) {
  const [text, setText] = useState("");
  const read = text.trim() === "" ? null : readRules(text);
  const wrong = read && "wrong" in read ? String(read.wrong) : null;
  const paste = () => {
    if (!read || wrong !== null) return;
    onPaste(read as Segment);
    setText("");
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Paste rules" size="lg" returnFocus>
      <Textarea
        label="Rules as text"
        description={
          read && wrong === null
            ? `Reads: ${sentence(read as Segment)}`
            : "A rule, a group or a whole segment, as “Copy as text” makes it or a file holds it."
        }
        error={wrong}
        autosize
        minRows={6}
        maxRows={16}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!read || wrong !== null} onClick={paste}>
          Add rules
        </Button>
      </Group>
    </Modal>
  );
}
