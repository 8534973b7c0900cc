/** Names of the messages between preload and main process: the whole of what the window can ask its host. */
export const channels = {
  connect: "core:connect",
  port: "core:port",
  pickFile: "file:pick",
  pickFiles: "file:pick-several",
  pickProjectPlace: "file:pick-project-place",
  handFile: "file:hand",
  saveFile: "file:save",
  menu: "menu:command",
  title: "window:title",
} as const;

/** Address of the window. A scheme of its own keeps it apart from the web and from files. */
export const APP_SCHEME = "app";
export const APP_ORIGIN = `${APP_SCHEME}://throughline`;
export const APP_URL = `${APP_ORIGIN}/`;
