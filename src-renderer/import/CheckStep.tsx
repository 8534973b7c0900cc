import { Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowLeft, IconTableImport } from "@tabler/icons-react";
import { useResource } from "../store/remote.ts";
import { FailureNote, formatCount, Panel, ProgressPanel, plural } from "../ui/index.ts";
import css from "./import.module.css";
import { ReportBody } from "./ReportBody.tsx";
import { StepFrame } from "./StepFrame.tsx";
import type { Wizard } from "./useWizard.ts";

/** The whole file read once without keeping it: what would be kept, rejected and changed. */
export function CheckStep({ wizard }: { wizard: Wizard }) {
  const { status, result, progress, failure, cancel } = wizard.check;
  const there = useResource("project").data?.subscribers ?? 0;
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
      {result && wizard.as === "subscribers" && there > 0 && (
        <p className={css.replaces} data-testid="replaces">
          <IconAlertTriangle size={18} aria-hidden />
          The import replaces the {plural(there, "subscriber")} in this project. Journeys, segments and earlier results stay.
        </p>
      )}
      {result && <ReportBody report={result.report} />}
    </StepFrame>
  );
}
