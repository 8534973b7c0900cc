import type { HandedFile } from "./files.ts";

/** Commands of the native menu that the window carries out. */
export const menuCommands = [
  "new-project",
  "open-project",
  "save-copy",
  "import",
  "go-journeys",
  "go-segments",
  "go-subscribers",
  "go-results",
  "go-plan",
  "go-settings",
  "palette",
  "shortcuts",
] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** What a file dialog offers: the kind of file that is wanted. */
export const pickKinds = ["project", "table", "journey"] as const;
export type PickKind = (typeof pickKinds)[number];

/**
 * What the desktop host gives its window as `window.throughline`; absent in a browser. Paths never cross: a file is a token.
 * `connect` makes the host post one message `{ type: PORT_MESSAGE }` with a MessagePort to this window.
 */
export interface DesktopBridge {
  readonly platform: string;
  connect(): void;
  /** A dialog to open a file; null when it was cancelled. */
  pickFile(kind: PickKind): Promise<HandedFile | null>;
  /** A dialog to open several files at once; none when it was cancelled. */
  pickFiles(kind: PickKind): Promise<HandedFile[]>;
  /** A dialog that says where a new project file goes; null when it was cancelled. */
  pickProjectPlace(name: string): Promise<HandedFile | null>;
  /** A `File` that was dropped on the window or chosen by an `<input type="file">`. */
  handFile(file: unknown): Promise<HandedFile>;
  /** A dialog that says where a file made by the core goes, and copies it there; false when it was cancelled. */
  saveFile(token: string): Promise<boolean>;
  /** Listens to the menu; the result stops it. */
  onMenu(listener: (command: MenuCommand) => void): () => void;
  setTitle(title: string): void;
}

/** Type of the message that brings the window its port. */
export const PORT_MESSAGE = "throughline:port";
