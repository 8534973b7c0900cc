import { create } from "zustand";

/** Journey files that were dropped on the window and wait for the Journeys place to take them in. */
export const useDropped = create<readonly File[]>(() => []);

export const dropJourneys = (files: readonly File[]): void => useDropped.setState([...useDropped.getState(), ...files], true);

/** Those that wait; they are the caller's from now on. */
export function takeDropped(): readonly File[] {
  const files = useDropped.getState();
  if (files.length > 0) useDropped.setState([], true);
  return files;
}
