import { createContext, useContext } from "react";
import type { HandedFile } from "../../../src-shared/contract/files.ts";

/** Opening journey files from anywhere in the Journeys place. */
export interface JourneyFiles {
  /** Lets the person choose a file and takes it in. */
  choose(folder: string | null): void;
  /** Takes in a file that was chosen or dropped. */
  take(file: Promise<HandedFile | null>, folder: string | null): void;
}

export const JourneyFilesContext = createContext<JourneyFiles | null>(null);

export function useJourneyFiles(): JourneyFiles {
  const files = useContext(JourneyFilesContext);
  if (!files) throw new Error("useJourneyFiles needs a JourneyFilesProvider above it.");
  return files;
}
