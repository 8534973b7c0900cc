import { Button, Stepper } from "@mantine/core";
import { IconLock, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { pathOf, useRoute } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { ConfirmDialog, EmptyState, PageHeader, plural, Screen } from "../ui/index.ts";
import { CheckStep } from "./check/CheckStep.tsx";
import { ColumnsStep } from "./columns/ColumnsStep.tsx";
import { FileStep } from "./files/FileStep.tsx";
import { FormatStep } from "./format/FormatStep.tsx";
import css from "./import.module.css";
import { PastReport } from "./report/PastReport.tsx";
import { ReportStep } from "./report/ReportStep.tsx";
import { discard, draftFor, goTo } from "./wizard/actions.ts";
import { isDraft, type Step, steps, useWizardState } from "./wizard/state.ts";
import { useCore, useFaults, useSources } from "./wizard/useWizard.ts";

const labels: Record<Step, string> = { files: "Files", format: "Format", columns: "Columns", check: "Check", report: "Import" };

/** The import: its wizard, or the report of an earlier one. */
export default function ImportScreen() {
  const project = useResource("project").data;
  const { id } = useRoute();
  useEffect(() => {
    if (project) draftFor(project.id);
  }, [project]);
  if (project?.readOnly) return <ReadOnly />;
  return id === null ? <Wizard /> : <PastReport id={id} />;
}

function ReadOnly() {
  return (
    <Screen name="import" ready>
      <EmptyState
        icon={<IconLock size={28} stroke={1.5} />}
        title="Nothing can be imported here"
        actions={
          <Button component="a" href={`#${pathOf("subscribers")}`} variant="default">
            Go to Subscribers
          </Button>
        }
      >
        This project can be read, not changed. Open another project, or make a new one, to import a file.
      </EmptyState>
    </Screen>
  );
}

/** Nothing is kept before the last step, and going back loses nothing. */
function Wizard() {
  const core = useCore();
  const sources = useSources();
  const faults = useFaults();
  const step = useWizardState((state) => state.step);
  const run = useWizardState((state) => state.run.status);
  const draft = useWizardState(isDraft);
  const [asking, setAsking] = useState(false);
  const at = steps.indexOf(step);
  const fixed = run === "done" || run === "running";
  const looking = sources.some(({ phase }) => phase === "looking");
  const open = (index: number) => index < at && !fixed && faults.size > 0;
  const [only, ...others] = sources;
  return (
    <Screen name="import" ready={!looking} fill>
      <div className={css.head}>
        <PageHeader title="Import" note={only && (others.length === 0 ? only.name : plural(sources.length, "file"))} />
        <Stepper
          active={run === "done" ? steps.length : at}
          size="xs"
          iconSize={26}
          className={css.steps}
          onStepClick={(index) => open(index) && goTo(core, steps[index] ?? "files")}
        >
          {steps.map((each, index) => (
            <Stepper.Step
              key={each}
              label={labels[each]}
              allowStepSelect={open(index)}
              aria-current={each === step ? "step" : undefined}
              tabIndex={open(index) ? 0 : -1}
            />
          ))}
        </Stepper>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={16} />}
          onClick={() => setAsking(true)}
          disabled={!draft || run === "running"}
          style={{ visibility: draft ? "visible" : "hidden" }}
        >
          Discard
        </Button>
      </div>
      {step === "files" && <FileStep />}
      {step === "format" && <FormatStep />}
      {step === "columns" && <ColumnsStep />}
      {step === "check" && <CheckStep />}
      {step === "report" && <ReportStep />}
      <ConfirmDialog
        opened={asking}
        title="Discard this import?"
        confirm="Discard import"
        onConfirm={discard}
        onClose={() => setAsking(false)}
      >
        What you chose for {plural(sources.length, "file")} is lost. The files themselves and the project stay as they are.
      </ConfirmDialog>
    </Screen>
  );
}
