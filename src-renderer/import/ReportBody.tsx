import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { ImportReport } from "../../src-shared/model/import.ts";
import { Figure, formatCount, Panel, plural } from "../ui/index.ts";
import css from "./import.module.css";

/** What an import did, or would do: every rejected row and changed cell is accounted for. */
export function ReportBody({ report }: { report: ImportReport }) {
  const { rows, rejects, changed, missing, notes, dryRun, fields } = report;
  const gone = missing.reduce((sum, { count }) => sum + count, 0);
  const clean = rows.rejected === 0 && changed.length === 0 && notes.length === 0;
  return (
    <>
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
        <Figure label="Fields" value={formatCount(fields)} />
        <Figure
          label="Missing cells"
          value={formatCount(gone)}
          note={gone === 0 ? "every cell has a value" : `in ${plural(missing.length, "field")}`}
        />
      </div>
      {clean && (
        <p className={css.clean}>
          <IconCircleCheck size={18} aria-hidden />
          {dryRun ? "Every row can be kept as it stands." : "Every row was kept as it stood."}
        </p>
      )}
      {rejects.length > 0 && (
        <Panel title={dryRun ? "Rows that will be rejected" : "Rejected rows"} flush>
          <ul className={css.lines}>
            {rejects.map(({ reason, count, lines }) => (
              <li key={reason}>
                <IconAlertTriangle size={15} aria-hidden />
                <span>
                  <span>{reason}</span>
                  <em>
                    line {lines.slice(0, 8).map(formatCount).join(", ")}
                    {count > 8 ? " …" : ""}
                  </em>
                </span>
                <strong>{formatCount(count)}</strong>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {notes.length > 0 && (
        <Panel title="Lines left out, rows mended" flush>
          <ul className={css.lines}>
            {notes.map((note) => (
              <li key={note}>
                <span>{note}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {changed.length > 0 && (
        <Panel title={dryRun ? "Cells that will be changed" : "Changed cells"} flush>
          <ul className={css.lines}>
            {changed.map(({ field, reason, count, examples }) => (
              <li key={`${field}${reason}`}>
                <span>
                  <b>{field}</b>: {reason}
                  <em>{examples.slice(0, 4).join(", ")}</em>
                </span>
                <strong>{formatCount(count)}</strong>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {missing.length > 0 && (
        <Panel title="Missing cells" flush>
          <ul className={css.lines}>
            {missing.map(({ field, count }) => (
              <li key={field}>
                <span>
                  <b>{field}</b>
                </span>
                <strong>{formatCount(count)}</strong>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
