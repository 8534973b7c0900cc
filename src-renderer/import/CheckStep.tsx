import { Button } from "@mantine/core";
import { IconArrowLeft, IconTableImport } from "@tabler/icons-react";
import { FailureNote, formatCount, Panel, ProgressPanel } from "../ui/index.ts";
import css from "./import.module.css";
import { ReportBody } from "./ReportBody.tsx";
import { StepFrame } from "./StepFrame.tsx";
import type { Wizard } from "./useWizard.ts";

/** The whole file read once without keeping it: what would be kept, rejected and changed. */
export function CheckStep({ wizard }: { wizard: Wizard }) {
  const { status, result, progress, failure, cancel } = wizard.check;
  return (
    <StepFrame
      foot={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => wizard.goTo("columns")}>
            Back
          </Button>
          <Button
            leftSection={<IconTableImport size={16} />}
            disabled={!result || result.report.rows.kept === 0}
            onClick={() => void wizard.importNow()}
          >
            {result ? `Import ${formatCount(result.report.rows.kept)} ${wizard.as}` : "Import"}
          </Button>
        </>
      }
    >
      {status === "running" && (
        <Panel>
          <ProgressPanel label="Checking every row" progress={progress} onCancel={cancel} />
        </Panel>
      )}
      {failure && <FailureNote failure={failure} />}
      {status === "cancelled" && <p className={css.muted}>The check was stopped. Go back and forward to check again.</p>}
      {result && <ReportBody report={result.report} />}
    </StepFrame>
  );
}
