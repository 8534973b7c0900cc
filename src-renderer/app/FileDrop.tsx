import { IconFileImport } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { addFiles } from "../import/wizard/actions.ts";
import { isDraft, useWizardState } from "../import/wizard/state.ts";
import { useCore } from "../import/wizard/useWizard.ts";
import { dropJourneys } from "../journeys/files/dropped.ts";
import { handing } from "../platform/files.ts";
import { useResource } from "../store/remote.ts";
import { toast } from "../ui/index.ts";
import css from "./file-drop.module.css";
import { navigate, useRoute } from "./router.ts";

/** A journey file by its name; in the Journeys place any JSON file is taken for one, and refused with what is wrong where it is none. */
const isJourney = (name: string, inJourneys: boolean) => (inJourneys ? /\.json$/i : /\.journey\.json$/i).test(name);

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Journey files dropped anywhere on the window are opened, all others taken for an import; a draft is asked about before the window closes. */
export function FileDrop() {
  const core = useCore();
  const readOnly = useResource("project").data?.readOnly ?? false;
  const inJourneys = useRoute().place === "journeys";
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
      const all = [...(event.dataTransfer?.files ?? [])];
      if (readOnly) return toast("This project can be read, not changed; nothing can be imported.");
      const journeys = all.filter(({ name }) => isJourney(name, inJourneys));
      const files = all.filter((file) => !journeys.includes(file));
      if (journeys.length > 0) {
        dropJourneys(journeys);
        if (!inJourneys) navigate("/journeys");
      }
      if (files.length === 0) return;
      if (useWizardState.getState().run.status === "running") return toast("An import is under way; drop the files when it is done.");
      addFiles(core, files.map(handing));
      navigate("/import");
    };
    const kinds = ["dragenter", "dragleave", "dragover", "drop"] as const;
    for (const kind of kinds) window.addEventListener(kind, on);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, on);
    };
  }, [core, readOnly, inJourneys]);
  if (!over) return null;
  return (
    <div className={css.overlay} aria-hidden data-testid="file-drop">
      <div>
        <IconFileImport size={44} stroke={1.3} />
        <p>{inJourneys ? "Drop a journey to open it, or data to import it" : "Drop data to import it, or a journey to open it"}</p>
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
