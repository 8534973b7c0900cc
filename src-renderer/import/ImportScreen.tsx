import { Button, Stepper } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { pathOf } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { EmptyState, PageHeader, Screen } from "../ui/index.ts";
import { CheckStep } from "./CheckStep.tsx";
import { ColumnsStep } from "./ColumnsStep.tsx";
import { FileStep } from "./FileStep.tsx";
import { FormatStep } from "./FormatStep.tsx";
import css from "./import.module.css";
import { ReportStep } from "./ReportStep.tsx";
import { steps, useWizard } from "./useWizard.ts";

const labels = { file: "File", format: "Format", columns: "Columns", check: "Check", import: "Import" };

/** The import wizard: nothing is kept before the last step. */
export default function ImportScreen() {
  const wizard = useWizard();
  const readOnly = useResource("project").data?.readOnly ?? false;
  const at = steps.indexOf(wizard.step);
  const finished = wizard.run.status === "done";
  if (readOnly) {
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
  return (
    <Screen name="import" ready={!wizard.busy} fill>
      <div className={css.head}>
        <PageHeader title={wizard.as === "events" ? "Import events" : "Import subscribers"} note={wizard.file?.name} />
        <Stepper
          active={finished ? steps.length : at}
          size="xs"
          iconSize={26}
          className={css.steps}
          onStepClick={(index) => index < at && !finished && wizard.run.status !== "running" && wizard.goTo(steps[index] ?? "file")}
        >
          {steps.map((step, index) => (
            <Stepper.Step key={step} label={labels[step]} allowStepSelect={index < at && !finished && wizard.run.status !== "running"} />
          ))}
        </Stepper>
      </div>
      {wizard.step === "file" && <FileStep wizard={wizard} />}
      {wizard.step === "format" && wizard.inspection && <FormatStep wizard={wizard} inspection={wizard.inspection} />}
      {wizard.step === "columns" && wizard.inspection && wizard.mapping && (
        <ColumnsStep wizard={wizard} inspection={wizard.inspection} mapping={wizard.mapping} />
      )}
      {wizard.step === "check" && <CheckStep wizard={wizard} />}
      {wizard.step === "import" && <ReportStep wizard={wizard} />}
    </Screen>
  );
}
