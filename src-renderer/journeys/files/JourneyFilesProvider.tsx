import { Dropzone } from "@mantine/dropzone";
import { IconFileImport } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { HandedFile } from "../../../src-shared/contract/files.ts";
import type { JourneyFile } from "../../../src-shared/contract/journeys.ts";
import { useClient } from "../../app/client.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { handFile, pickFile } from "../../platform/files.ts";
import { invalidate, useResource } from "../../store/remote.ts";
import { finishProject } from "../../store/session.ts";
import { isAbort } from "../../ui/failure.ts";
import { type Failure, failureOf, toast } from "../../ui/index.ts";
import { FileDialog } from "./FileDialog.tsx";
import classes from "./files.module.css";
import { type JourneyFiles, JourneyFilesContext } from "./journey-files.ts";

/** A file that was looked at, and what is asked about it. */
interface Asking {
  file: HandedFile;
  looked: JourneyFile;
  folder: string | null;
}

/**
 * Takes in journey files by dialog and by dropping them anywhere in the Journeys place. What leaves a choice or lacks something is asked
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
  return (
    <JourneyFilesContext value={files}>
      {children}
      <Dropzone.FullScreen
        active={!readOnly && !asking && !refused}
        multiple={false}
        onDrop={([file]) => file && files.take(handFile(file), null)}
        classNames={{ root: classes.drop ?? "" }}
        data-testid="journey-drop"
      >
        <div className={classes.dropInner}>
          <IconFileImport size={44} stroke={1.3} aria-hidden />
          <p>Drop a journey file to open it</p>
          <span>A journey that is open here stays as it is.</span>
        </div>
      </Dropzone.FullScreen>
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
