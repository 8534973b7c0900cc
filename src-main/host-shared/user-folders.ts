import { homedir } from "node:os";
import { join } from "node:path";

/** Folders of the person who runs the application, where the system keeps such things. */
export interface UserFolders {
  userDataDir: string;
  projectsDir: string;
  logFile: string;
}

function dataDir(): string {
  const home = homedir();
  if (process.platform === "win32") return join(process.env.APPDATA ?? join(home, "AppData", "Roaming"), "Throughline");
  if (process.platform === "darwin") return join(home, "Library", "Application Support", "Throughline");
  return join(process.env.XDG_CONFIG_HOME ?? join(home, ".config"), "Throughline");
}

/** `THROUGHLINE_DATA` and `THROUGHLINE_PROJECTS` name other folders. */
export function userFolders(): UserFolders {
  const userDataDir = process.env.THROUGHLINE_DATA ?? dataDir();
  const projectsDir = process.env.THROUGHLINE_PROJECTS ?? join(homedir(), "Documents", "Throughline");
  return { userDataDir, projectsDir, logFile: logFileOf(userDataDir) };
}

export const logFileOf = (userDataDir: string) => join(userDataDir, "logs", "throughline.log");
