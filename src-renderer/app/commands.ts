import { useEffect, useRef } from "react";
import { create } from "zustand";

/** Something a person can do, reachable by the command palette and, with `keys`, by keyboard from anywhere in the window. */
export interface Command {
  /** Stable, such as `journey.dry-run`; also the id that a native menu sends. */
  id: string;
  label: string;
  /** Heading in the palette and in the list of shortcuts. */
  group: string;
  description?: string;
  /** As Mantine writes them: `mod+K`, `shift+?`. `mod` is Ctrl, or Cmd on a Mac. */
  keys?: string;
  /** The screen handles the keys itself, such as those of the canvas; they are listed, not bound. */
  local?: boolean;
  /** Left out of the palette, still a shortcut. */
  hidden?: boolean;
  run(): void;
}

/** A key that a screen handles itself, listed on the `?` sheet. */
export interface Shortcut {
  group: string;
  keys: string;
  label: string;
}

interface Registry {
  commands: readonly Command[];
  shortcuts: readonly Shortcut[];
}

export const useRegistry = create<Registry>(() => ({ commands: [], shortcuts: [] }));

/** Adds commands until the returned function is called. A later command with the same id takes the earlier one's place. */
export function registerCommands(commands: readonly Command[]): () => void {
  useRegistry.setState((state) => ({ commands: [...state.commands, ...commands] }));
  return () => useRegistry.setState((state) => ({ commands: state.commands.filter((command) => !commands.includes(command)) }));
}

/** Commands that count now: of several with one id the one registered last. */
export function activeCommands(commands: readonly Command[]): Command[] {
  return [...new Map(commands.map((command) => [command.id, command])).values()];
}

/** Runs a command by its id; false when nobody registered it. */
export function runCommand(id: string): boolean {
  const command = activeCommands(useRegistry.getState().commands).find((each) => each.id === id);
  command?.run();
  return command !== undefined;
}

/** Registers commands while the component is mounted; `run` always sees the latest render. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = JSON.stringify(commands.map(({ run: _run, ...rest }) => rest));
  useEffect(() => {
    const described = JSON.parse(shape) as Omit<Command, "run">[];
    return registerCommands(
      described.map((command) => ({ ...command, run: () => latest.current.find((each) => each.id === command.id)?.run() })),
    );
  }, [shape]);
}

/** Lists keys on the `?` sheet while the component is mounted; the component handles them itself. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const shape = JSON.stringify(shortcuts);
  useEffect(() => {
    const listed = JSON.parse(shape) as Shortcut[];
    useRegistry.setState((state) => ({ shortcuts: [...state.shortcuts, ...listed] }));
    return () => useRegistry.setState((state) => ({ shortcuts: state.shortcuts.filter((each) => !listed.includes(each)) }));
  }, [shape]);
}
