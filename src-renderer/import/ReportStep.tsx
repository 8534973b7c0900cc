import { Button } from "@mantine/core";
import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import type { HandedFile } from "../../src-shared/contract/files.ts";
import { navigate } from "../app/router.ts";
import { saveFile } from "../platform/files.ts";
import { FailureNote, Panel, ProgressPanel, toastFailure } from "../ui/index.ts";
import css from "./import.module.css";
import { ReportBody } from "./ReportBody.tsx";
import { StepFrame } from "./StepFrame.tsx";
import type { Wizard } from "./useWizard.ts";

/** The import under way, then its report. */
export function ReportStep({ wizard }: { wizard: Wizard }) {
  const { status, result, progress, failure, cancel } = wizard.run;
  if (status === "running") {
    return (
      <StepFrame>
        <Panel>
          <ProgressPanel label="Importing" progress={progress} onCancel={cancel} />
        </Panel>
        <p className={css.muted}>Cancelling leaves the project as it was.</p>
      </StepFrame>
    );
  }
  if (!result) {
    return (
      <StepFrame
        foot={
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => wizard.goTo("columns")}>
            Back to the columns
          </Button>
        }
      >
        {failure ? <FailureNote failure={failure} /> : <p>The import was cancelled. The project is as it was.</p>}
      </StepFrame>
    );
  }
  const { rejects } = result;
  return (
    <StepFrame
      foot={
        <>
          <Button variant="default" onClick={wizard.restart}>
            Import another file
          </Button>
          <Button onClick={() => navigate("/subscribers")} data-autofocus>
            Go to the subscribers
          </Button>
        </>
      }
    >
      <ReportBody report={result.report} />
      {rejects && (
        <Button className={css.download} variant="default" leftSection={<IconDownload size={16} />} onClick={() => void download(rejects)}>
          Save the rejected rows as a file
        </Button>
      )}
    </StepFrame>
  );
}

async function download(file: HandedFile): Promise<void> {
  try {
    await saveFile(file);
  } catch (error) {
    toastFailure(error, "The file could not be saved");
  }
}
