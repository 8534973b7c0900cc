import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import type { Edits } from "./useEdits.ts";

/** Undo and redo of edited cells, by the names of their steps. */
export function HistoryButtons({ edits: { undoLabel, redoLabel, walk } }: { edits: Edits }) {
  const buttons = [
    { way: "undo", word: "Undo", label: undoLabel, keys: "Ctrl+Z", Icon: IconArrowBackUp },
    { way: "redo", word: "Redo", label: redoLabel, keys: "Ctrl+Shift+Z", Icon: IconArrowForwardUp },
  ] as const;
  return buttons.map(({ way, word, label, keys, Icon }) => (
    <Tooltip key={way} label={label === null ? `Nothing to ${way}` : `${word}: ${label} (${keys})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label === null ? word : `${word}: ${label}`}
        data-testid={`edit-${way}`}
        aria-disabled={label === null}
        data-disabled={label === null || undefined}
        onClick={() => void walk(way)}
      >
        <Icon size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  ));
}
