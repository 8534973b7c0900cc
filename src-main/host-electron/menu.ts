import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "../../src-shared/contract/bridge.ts";

/** Sends a command of the window's own registry to it. */
type Send = (command: MenuCommand) => void;

const separator: MenuItemConstructorOptions = { type: "separator" };

/** The native menu. What concerns the journey is done by the window; the rest are the system's own roles. */
export function menuTemplate(platform: NodeJS.Platform, send: Send): MenuItemConstructorOptions[] {
  const command = (id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => send(id),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const mac = platform === "darwin";
  return [
    ...(mac ? [{ role: "appMenu" } satisfies MenuItemConstructorOptions] : []),
    {
      label: "File",
      submenu: [
        command("new-project", "New Project…", "CmdOrCtrl+N"),
        command("open-project", "Open Project…", "CmdOrCtrl+O"),
        separator,
        command("import", "Import Subscribers or Events…"),
        command("save-copy", "Save a Copy…"),
        separator,
        command("go-settings", "Settings"),
        separator,
        mac ? { role: "close" } : { role: "quit" },
      ],
    },
    { role: "editMenu" },
    {
      label: "View",
      submenu: [
        command("go-journeys", "Journeys"),
        command("go-segments", "Segments"),
        command("go-subscribers", "Subscribers"),
        command("go-results", "Results"),
        command("go-plan", "Plan"),
        separator,
        command("palette", "Command Palette"),
        separator,
        { role: "zoomIn" },
        { role: "zoomOut" },
        { role: "resetZoom" },
        { role: "togglefullscreen" },
        separator,
        { role: "toggleDevTools" },
      ],
    },
    { role: "windowMenu" },
    { role: "help", submenu: [command("shortcuts", "Keyboard Shortcuts")] },
  ];
}
