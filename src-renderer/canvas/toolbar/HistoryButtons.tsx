import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconHistory } from "@tabler/icons-react";
import { useStore } from "zustand";
import { useSession } from "../session/session.ts";
import classes from "./Toolbar.module.css";

const SHOWN = 20;

/** Undo and redo with the names of their steps, and the latest steps as a list to go back to. */
export function HistoryButtons() {
  const { document } = useSession();
  const history = useStore(document.store, (state) => state.history);
  const undo = history.past.at(-1)?.label;
  const redo = history.future[0]?.label;
  const past = history.past.slice(-SHOWN).reverse();
  return (
    <>
      <Tooltip label={undo ? `Undo: ${undo} (Ctrl+Z)` : "Nothing to undo"}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={undo ? `Undo: ${undo}` : "Undo"}
          data-testid="undo"
          aria-disabled={!undo}
          data-disabled={!undo || undefined}
          onClick={() => document.undo()}
        >
          <IconArrowBackUp size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redo ? `Redo: ${redo} (Ctrl+Shift+Z)` : "Nothing to redo"}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={redo ? `Redo: ${redo}` : "Redo"}
          data-testid="redo"
          aria-disabled={!redo}
          data-disabled={!redo || undefined}
          onClick={() => document.redo()}
        >
          <IconArrowForwardUp size={19} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-start" width={280} disabled={past.length === 0}>
        <Menu.Target>
          <Tooltip label="Steps">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label="Steps"
              aria-disabled={past.length === 0}
              data-disabled={past.length === 0 || undefined}
            >
              <IconHistory size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown className={classes.steps}>
          <Menu.Label>Undo back to before</Menu.Label>
          {past.map((step, at) => (
            <Menu.Item
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
              key={at}
              onClick={() => {
                for (let steps = 0; steps <= at; steps++) document.undo();
              }}
            >
              {step.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
