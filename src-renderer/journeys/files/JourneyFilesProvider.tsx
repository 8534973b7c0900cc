import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { HandedFile } from "../../../src-shared/contract/files.ts";
import type { JourneyFile } from "../../../src-shared/contract/journeys.ts";
import { useClient } from "../../app/client.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { handFile, pickFile } from "../../platform/files.ts";
import { invalidate, useResource } from "../../store/remote.ts";
import { finishProject } from "../../store/session.ts";
import { isAbort } from "../../ui/failure.ts";
import { type Failure, failureOf, toast } from "../../ui/index.ts";
import { takeDropped, useDropped } from "./dropped.ts";
import { FileDialog } from "./FileDialog.tsx";
import { type JourneyFiles, JourneyFilesContext } from "./journey-files.ts";

/** A file that was looked at, and what is asked about it. */
interface Asking {
  file: HandedFile;
  looked: JourneyFile;
  folder: string | null;
}

/**
 * Takes in journey files by dialog, and those that were dropped on the window. What leaves a choice or lacks something is asked
 * about first; a file that is no journey is refused with every place that is wrong.
 */
export function JourneyFilesProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const readOnly = useResource("project").data?.readOnly ?? false;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [refused, setRefused] = useState<{ name: string; failure: Failure } | null>(null);
  const files = useMemo<JourneyFiles>(() => {
    const take: JourneyFiles["take"] = (handing, folder) => {
      const work = async () => {
        let name = "The file";
        try {
          const file = await handing;
          if (!file) return;
          name = file.name;
          const looked = await client.journeys.inspectFile({ file: file.token });
          if (looked.existing || looked.missing.length > 0) setAsking({ file, looked, folder });
          else await bring(client, { file, looked, folder }, "copy");
        } catch (error) {
          if (!isAbort(error)) setRefused({ name, failure: failureOf(error) });
        }
      };
      void work();
    };
    return { take, choose: (folder) => take(pickFile("journey"), folder) };
  }, [client]);
  const dropped = useDropped();
  const free = !readOnly && !asking && !refused;
  useEffect(() => {
    if (!free || dropped.length === 0) return;
    // One at a time: each may ask. The others wait for the answer.
    const [file, ...others] = takeDropped();
    useDropped.setState(others, true);
    if (file) files.take(handFile(file), null);
  }, [dropped, files, free]);
  return (
    <JourneyFilesContext value={files}>
      {children}
      <FileDialog
        looked={asking?.looked ?? null}
        name={asking?.file.name ?? ""}
        refused={refused}
        onClose={() => {
          setAsking(null);
          setRefused(null);
        }}
        onBring={(as) => {
          if (!asking) return;
          setAsking(null);
          bring(client, asking, as).catch((error: unknown) => setRefused({ name: asking.file.name, failure: failureOf(error) }));
        }}
      />
    </JourneyFilesContext>
  );
}

/** Keeps the journey of a file and opens it. */
async function bring(client: ReturnType<typeof useClient>, { file, looked, folder }: Asking, as: "copy" | "replace"): Promise<void> {
  // An open editor saves what it holds before the file takes its place, not after.
  await finishProject();
  const journey = await client.journeys.importFile({ file: file.token, as, folder });
  invalidate("journeys");
  if (as === "replace" && looked.existing) toast(`“${looked.existing.name}” was replaced; as it was, it is kept as a version.`);
  // An open editor holds the journey as it was before; the list in between lets go of it.
  const path = pathOf("journeys", journey.id);
  if (window.location.hash === `#${path}`) navigate(pathOf("journeys"));
  window.setTimeout(() => navigate(path), 0);
}
