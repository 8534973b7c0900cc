import { Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useMemo } from "react";
import { activeCommands, useRegistry } from "./commands.ts";
import { Keys } from "./Keys.tsx";

/** The command palette: every registered action, by name. */
export function Palette() {
  const commands = useRegistry((state) => state.commands);
  const groups = useMemo(() => {
    const shown = activeCommands(commands).filter((command) => !command.hidden);
    return [...Map.groupBy(shown, (command) => command.group)].map(([group, actions]) => ({
      group,
      actions: actions.map(({ id, label, description, keys, run }) => ({
        id,
        label,
        description: description ?? "",
        onClick: run,
        rightSection: keys === undefined ? undefined : <Keys keys={keys} />,
      })),
    }));
  }, [commands]);
  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      nothingFound="Nothing of that name"
      highlightQuery
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={420}
      searchProps={{ leftSection: <IconSearch size={18} />, placeholder: "What would you like to do?", "aria-label": "Search commands" }}
    />
  );
}
