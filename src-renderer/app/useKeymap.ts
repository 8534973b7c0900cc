import { getHotkeyHandler } from "@mantine/hooks";
import { useEffect } from "react";
import { activeCommands, useRegistry } from "./commands.ts";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Runs registered commands by their keys, anywhere in the window. While typing only keys with Ctrl, Cmd or Alt count. */
export function useKeymap(): void {
  const commands = useRegistry((state) => state.commands);
  useEffect(() => {
    const bound = activeCommands(commands).flatMap(({ keys, run, local }) =>
      keys === undefined || local ? [] : [{ plain: !/mod|ctrl|alt|meta/i.test(keys), handle: getHotkeyHandler([[keys, run]]) }],
    );
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const inText = typing(event.target);
      for (const { plain, handle } of bound) if (!(plain && inText)) handle(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [commands]);
}
