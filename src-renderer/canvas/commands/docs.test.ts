import { expect, it } from "vitest";
import page from "../../../docs/canvas.md?raw";
import { canvasCommands } from "./index.ts";

const shown = (keys: string) =>
  keys
    .split("+")
    .map((key) => ({ mod: "Ctrl", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Plus: "+" })[key] ?? key)
    .join(" ");

/** The table of keys as the page has it. */
function table(): string {
  const rows = canvasCommands.map(
    ({ group, keys = [], label }) => `| ${group.replace("Canvas: ", "")} | ${label} | ${keys.map(shown).join(", ")} |`,
  );
  return ["| group | action | keys |", "|---|---|---|", ...rows].join("\n");
}

it("docs/canvas.md lists every action with its keys, as the table of commands has them", () => {
  expect(page).toContain(table());
});
