import { Button } from "@mantine/core";
import { IconArrowBackUp, IconCircleCheck } from "@tabler/icons-react";
import { formatCount, plural, toastFailure } from "../../ui/index.ts";
import { undoImport } from "../wizard/jobs.ts";
import { useWizardState } from "../wizard/state.ts";
import { useCore } from "../wizard/useWizard.ts";
import css from "./report.module.css";

/** The restore point that was made before the import, and the way back to it. */
export function UndoImport() {
  const core = useCore();
  const point = useWizardState((state) => state.restorePoint);
  const undo = useWizardState((state) => state.undo);
  const finding = useWizardState((state) => state.findingPoint);
  if (!point) return finding ? null : <p className={css.muted}>The project had no data before, so there is nothing to go back to.</p>;
  if (undo === "done") {
    return (
      <p className={css.undo} role="status" data-testid="undone">
        <IconCircleCheck size={18} aria-hidden />
        <span>
          The data is as it was before: {plural(point.subscribers, "subscriber")}, {plural(point.fields, "field")},{" "}
          {plural(point.events, "event")}.
        </span>
      </p>
    );
  }
  return (
    <div className={css.undo}>
      <IconArrowBackUp size={18} aria-hidden />
      <span>
        The data as it stood before is kept: {formatCount(point.subscribers)} subscribers, {formatCount(point.fields)} fields,{" "}
        {formatCount(point.events)} events.
      </span>
      <Button
        size="xs"
        variant="default"
        loading={undo === "running"}
        onClick={() => undoImport(core).catch((error: unknown) => toastFailure(error, "The import could not be taken back"))}
      >
        Undo this import
      </Button>
    </div>
  );
}
