import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Inspector.module.css";

export function RemoveButton({ label, disabled = false, onClick }: { label: string; disabled?: boolean; onClick(): void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
      <IconTrash size={16} />
    </ActionIcon>
  );
}

/** Adds a row to the list above it. */
export function AddButton({ children, onClick, disabled = false }: { children: string; onClick(): void; disabled?: boolean }) {
  return (
    <div className={classes.buttons}>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} disabled={disabled} onClick={onClick}>
        {children}
      </Button>
    </div>
  );
}

/** One entry of a list with several fields, in a box of its own. */
export function RowCard({
  title,
  onRemove,
  removeLabel,
  children,
}: {
  title: ReactNode;
  onRemove(): void;
  removeLabel: string;
  children: ReactNode;
}) {
  return (
    <div className={classes.branch}>
      <div className={classes.rowHead}>
        {title}
        <RemoveButton label={removeLabel} onClick={onRemove} />
      </div>
      {children}
    </div>
  );
}
