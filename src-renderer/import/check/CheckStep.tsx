import { Button } from "@mantine/core";
import { IconArrowLeft, IconTableImport } from "@tabler/icons-react";
import { FailureNote, formatCount, Panel, ProgressPanel, plural } from "../../ui/index.ts";
import { OutcomeBody } from "../report/OutcomeBody.tsx";
import { StepFrame } from "../StepFrame.tsx";
import { goTo } from "../wizard/actions.ts";
import { cancelJob, startCheck, startImport } from "../wizard/jobs.ts";
import { type Outcome, type Source, useWizardState } from "../wizard/state.ts";
import { useCore, useSources } from "../wizard/useWizard.ts";
import css from "./check.module.css";
import { HowPanel } from "./HowPanel.tsx";
import { ReplaceNote } from "./ReplaceNote.tsx";

/** Every row read once without keeping any: what would be kept, rejected, changed, and what becomes of the data that is there. */
export function CheckStep() {
  const core = useCore();
  const sources = useSources();
  const { status, result, progress, failure } = useWizardState((state) => state.check);
  const kept = result?.files.reduce((sum, { report }) => sum + report.rows.kept, 0) ?? 0;
  return (
    <StepFrame
      heading="What the import will do"
      note="Every row is read, and nothing is kept until you say so."
      wide
      foot={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => goTo(core, "columns")}>
            Back
          </Button>
          <Button
            leftSection={<IconTableImport size={16} />}
            disabled={!result || kept === 0}
            onClick={() => void startImport(core)}
            data-testid="import-now"
          >
            {importLabel(sources, result)}
          </Button>
        </>
      }
    >
      <HowPanel />
      {status === "running" && (
        <Panel>
          <ProgressPanel label="Reading every row" progress={progress} onCancel={cancelJob} />
        </Panel>
      )}
      {failure && (
        <FailureNote failure={failure}>
          <Button size="xs" variant="default" mt="xs" onClick={() => void startCheck(core)}>
            Check again
          </Button>
        </FailureNote>
      )}
      {status === "cancelled" && (
        <p className={css.cancelled}>
          The check was stopped.
          <Button size="xs" variant="default" onClick={() => void startCheck(core)}>
            Check again
          </Button>
        </p>
      )}
      {result && <ReplaceNote outcome={result} sources={sources} />}
      {result && <OutcomeBody outcome={result} />}
    </StepFrame>
  );
}

function importLabel(sources: readonly Source[], result: Outcome | null): string {
  if (!result) return "Import";
  if (sources.length > 1) return `Import ${plural(sources.length, "file")}`;
  const report = result.files[0]?.report;
  if (!report) return "Import";
  const what = report.as === "events" ? "events" : sources[0]?.role === "facts" ? "rows" : "subscribers";
  return `Import ${formatCount(report.rows.kept)} ${what}`;
}
