import { useEffect } from "react";
import { unsavedIn, useDrafts } from "./drafts.ts";

/** Has the browser ask before the window is closed or loaded again while segments of the project are not saved. */
export function useKeepDrafts(project: string | undefined): void {
  const unsaved = useDrafts((all) => unsavedIn(all, project).length > 0);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}
