import { type BrowserWindow, dialog } from "electron";

const STAY = 0;

/**
 * Asks before a window is closed whose page holds something that is not saved.
 * A browser asks by itself; Electron does not, and keeps a window open whose page prevents `beforeunload`.
 * The answer is awaited in place, for the event takes none later.
 */
export function askBeforeLosing(window: BrowserWindow): void {
  window.webContents.on("will-prevent-unload", (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: "warning",
      title: "Throughline",
      message: "Close the window and lose what is not saved?",
      detail:
        "An import or a segment is not finished, or a journey is still being saved. Stay to keep it; what is saved is safe either way.",
      buttons: ["Stay", "Close anyway"],
      defaultId: STAY,
      cancelId: STAY,
      noLink: true,
    });
    if (choice !== STAY) event.preventDefault();
  });
}
