import { Modal } from "@mantine/core";
import { useState } from "react";
import { activeCommands, type Shortcut, useCommands, useRegistry } from "./commands.ts";
import { Keys } from "./Keys.tsx";
import css from "./shell.module.css";

/** The `?` sheet: every key that works now. */
export function ShortcutSheet() {
  const [opened, setOpened] = useState(false);
  const { commands, shortcuts } = useRegistry();
  useCommands([{ id: "help.shortcuts", label: "Keyboard shortcuts", group: "Help", keys: "shift+?", run: () => setOpened(true) }]);
  const all: Shortcut[] = [
    { group: "Help", keys: "mod+K", label: "Search or run a command" },
    ...activeCommands(commands).flatMap(({ group, keys, label }) => (keys === undefined ? [] : [{ group, keys, label }])),
    ...shortcuts,
  ];
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="Keyboard shortcuts" size="lg">
      <div className={css.sheet}>
        {[...Map.groupBy(all, (shortcut) => shortcut.group)].map(([group, items]) => (
          <section key={group} className={css.sheetGroup}>
            <h3>{group}</h3>
            <dl>
              {items.map(({ keys, label }) => (
                <div key={`${keys}${label}`}>
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
