import { IconFileImport } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { navigate } from "../app/router.ts";
import { handing } from "../platform/files.ts";
import { useResource } from "../store/remote.ts";
import { toast } from "../ui/index.ts";
import css from "./import.module.css";
import { addFiles } from "./wizard/actions.ts";
import { isDraft, useWizardState } from "./wizard/state.ts";
import { useCore } from "./wizard/useWizard.ts";

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Files dropped anywhere on the window are taken for an import; a draft is asked about before the window closes. */
export function FileDrop() {
  const core = useCore();
  const readOnly = useResource("project").data?.readOnly ?? false;
  const [over, setOver] = useState(false);
  useAskBeforeClosing();
  useEffect(() => {
    // Entering a child leaves its parent: the file is gone when as many were left as entered.
    let depth = 0;
    const on = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.type === "dragenter") depth++;
      if (event.type === "dragleave") depth--;
      if (event.type === "drop") depth = 0;
      setOver(depth > 0);
      if (event.type !== "drop") return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (readOnly) return toast("This project can be read, not changed; nothing can be imported.");
      if (useWizardState.getState().run.status === "running") return toast("An import is under way; drop the files when it is done.");
      addFiles(core, files.map(handing));
      navigate("/import");
    };
    const kinds = ["dragenter", "dragleave", "dragover", "drop"] as const;
    for (const kind of kinds) window.addEventListener(kind, on);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, on);
    };
  }, [core, readOnly]);
  if (!over) return null;
  return (
    <div className={css.overlay} aria-hidden>
      <div>
        <IconFileImport size={44} stroke={1.3} />
        <p>Drop to import</p>
      </div>
    </div>
  );
}

/** Has the browser ask before the window is closed or loaded again while files are chosen and not imported. */
function useAskBeforeClosing(): void {
  const draft = useWizardState(isDraft);
  useEffect(() => {
    if (!draft) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [draft]);
}
