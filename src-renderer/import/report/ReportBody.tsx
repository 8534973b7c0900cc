import { IconCircleCheck } from "@tabler/icons-react";
import { strangersNote, textNotes } from "../../../src-shared/model/differences.ts";
import type { ImportReport } from "../../../src-shared/model/import.ts";
import { Figure, formatCount, plural, Warnings } from "../../ui/index.ts";
import { sumsOf } from "../model/reconcile.ts";
import { DifferencePanels } from "./DifferencePanels.tsx";
import { ChangedPanel, ComputedPanel, MissingPanel, NotesPanel, OrphansPanel, RejectsPanel } from "./panels.tsx";
import css from "./report.module.css";
import { Sums } from "./Sums.tsx";

/** What the import of a file did, or would do: every row and every changed cell is accounted for. */
export function ReportBody({ report }: { report: ImportReport }) {
  const { rows, changed, missing, notes, dryRun, fields, differences, as } = report;
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  const gone = sum(missing);
  const strangers = differences ? strangersNote(differences) : null;
  const warnings = [...(strangers === null ? [] : [strangers]), ...(differences && dryRun ? textNotes(differences) : [])];
  const clean = rows.rejected === 0 && changed.length === 0 && notes.length === 0;
  return (
    <div className={css.body}>
      <Warnings sentences={warnings} testId="import-warnings" />
      <div className={css.figures}>
        <Figure
          label={dryRun ? "Rows that will be kept" : "Rows kept"}
          value={formatCount(rows.kept)}
          note={`of ${formatCount(rows.read)} read`}
        />
        <Figure
          label={dryRun ? "Rows that will be rejected" : "Rows rejected"}
          value={formatCount(rows.rejected)}
          note={rows.rejected === 0 ? "none" : "see why below"}
        />
        <Figure
          label={dryRun ? "Cells that will be kept otherwise" : "Cells kept otherwise"}
          value={formatCount(sum(changed))}
          note={changed.length === 0 ? "every cell as it is written" : "than they are written; see below"}
        />
        <Figure
          label={as === "events" ? "Columns" : "Fields"}
          value={formatCount(fields)}
          note={gone === 0 ? "every cell has a value" : `${plural(gone, "missing cell")} in ${plural(missing.length, "field")}`}
        />
      </div>
      <Sums sums={sumsOf(report)} />
      {clean && (
        <p className={css.clean}>
          <IconCircleCheck size={18} aria-hidden />
          {dryRun ? "Every row can be kept as it stands." : "Every row was kept as it stood."}
        </p>
      )}
      <RejectsPanel report={report} />
      <OrphansPanel report={report} />
      {differences && <DifferencePanels differences={differences} dryRun={dryRun} />}
      <NotesPanel report={report} />
      <ChangedPanel report={report} />
      <ComputedPanel report={report} />
      <MissingPanel report={report} />
    </div>
  );
}
