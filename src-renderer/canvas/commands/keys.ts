import type { CanvasCommand } from "./command.ts";
import { canvasCommands } from "./index.ts";

/** Names of keys on the sheet where the browser has others. */
const named: Record<string, string> = { escape: "esc", "+": "plus" };

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  /** The key's place, such as KeyL: Alt changes what it writes on some machines. */
  code?: string;
}

/** One spelling for a combination, whatever the order and case: "mod+shift+z". */
function spelled(keys: string): string {
  const parts = keys.toLowerCase().split("+");
  return [...parts.slice(0, -1).sort(), parts.at(-1)].join("+");
}

function pressed({ key, ctrlKey, metaKey, shiftKey, altKey, code = "" }: Pressed): string {
  const plain = altKey && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key.toLowerCase();
  const name = named[plain] ?? plain;
  // What Shift writes by itself, such as "+" or "?", is the key; with a letter or an arrow it is Shift that counts.
  const shifted = shiftKey && (name.length > 1 || /[a-z]/.test(name)) && name !== "plus";
  const parts = [...(ctrlKey || metaKey ? ["mod"] : []), ...(altKey ? ["alt"] : []), ...(shifted ? ["shift"] : []), name];
  return spelled(parts.join("+"));
}

const bound = new Map<string, CanvasCommand>(
  canvasCommands
    .filter(({ native }) => !native)
    .flatMap((command) => (command.keys ?? []).map((keys) => [spelled(keys), command] as const)),
);

/** The command of a key press on the canvas; undefined when it is none. */
export const commandOf = (event: Pressed): CanvasCommand | undefined => bound.get(pressed(event));
