import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { navigate } from "../../app/router.ts";
import { FailureNote, Panel, ProgressPanel } from "../../ui/index.ts";
import { StepFrame } from "../StepFrame.tsx";
import { discard, goTo } from "../wizard/actions.ts";
import { cancelJob } from "../wizard/jobs.ts";
import { useWizardState } from "../wizard/state.ts";
import { useCore } from "../wizard/useWizard.ts";
import { OutcomeBody } from "./OutcomeBody.tsx";
import { RejectFile } from "./RejectFile.tsx";
import css from "./report.module.css";
import { UndoImport } from "./UndoImport.tsx";

/** The import under way, then its report. */
export function ReportStep() {
  const core = useCore();
  const { status, result, progress, failure } = useWizardState((state) => state.run);
  const undone = useWizardState((state) => state.undo) === "done";
  if (status === "running") {
    return (
      <StepFrame heading="Importing" note="Cancelling leaves the project as it was.">
        <Panel>
          <ProgressPanel label="Importing" progress={progress} onCancel={cancelJob} />
        </Panel>
      </StepFrame>
    );
  }
  if (!result) {
    return (
      <StepFrame
        heading={failure ? "The import did not succeed" : "The import was cancelled"}
        foot={
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => goTo(core, "check")}>
            Back to the check
          </Button>
        }
      >
        {failure ? <FailureNote failure={failure}>Nothing was kept.</FailureNote> : <p className={css.muted}>The project is as it was.</p>}
      </StepFrame>
    );
  }
  return (
    <StepFrame
      heading={undone ? "The import was taken back" : "Imported"}
      note={undone ? "The data stands as before. This is what the import had done." : "What the import did, row by row and cell by cell."}
      wide
      foot={
        <>
          <Button variant="default" onClick={discard}>
            Import another file
          </Button>
          <Button onClick={() => navigate("/subscribers")}>Go to the subscribers</Button>
        </>
      }
    >
      <UndoImport />
      <OutcomeBody outcome={result} extra={(_report, at) => <RejectFile file={result.files[at]} at={at} />} />
    </StepFrame>
  );
}
