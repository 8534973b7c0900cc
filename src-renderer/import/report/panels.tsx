import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ImportReport } from "../../../src-shared/model/import.ts";
import { formatCount, Panel, plural } from "../../ui/index.ts";
import css from "./report.module.css";

interface Props {
  report: ImportReport;
}

function Lines({ title, testId, children }: { title: string; testId: string; children: ReactNode }) {
  return (
    <Panel title={title} flush>
      <ul className={css.lines} data-testid={testId}>
        {children}
      </ul>
    </Panel>
  );
}

/** Rows that are not kept, by reason, with their lines. */
export function RejectsPanel({ report: { rejects, dryRun } }: Props) {
  if (rejects.length === 0) return null;
  return (
    <Lines title={dryRun ? "Rows that will be rejected" : "Rejected rows"} testId="rejects">
      {rejects.map(({ reason, count, lines }) => (
        <li key={reason}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>
            <span>{reason}</span>
            <em>
              line {lines.slice(0, 8).map(formatCount).join(", ")}
              {count > Math.min(8, lines.length) ? " …" : ""}
            </em>
          </span>
          <strong>{formatCount(count)}</strong>
        </li>
      ))}
    </Lines>
  );
}

/** Events of people whom the base does not have. */
export function OrphansPanel({ report: { orphans, dryRun } }: Props) {
  if (!orphans) return null;
  const shown = orphans.top.reduce((sum, { events }) => sum + events, 0);
  return (
    <Lines
      title={`${plural(orphans.events, "event")} of ${plural(orphans.people, "person", "people")} who ${orphans.people === 1 ? "is" : "are"} no subscriber: ${dryRun ? "will be left out" : "left out"}`}
      testId="orphans"
    >
      {orphans.top.map(({ key, events }) => (
        <li key={key}>
          <code>{key}</code>
          <span />
          <strong>{plural(events, "event")}</strong>
        </li>
      ))}
      {orphans.events > shown && (
        <li>
          <span>{orphans.top.length > 0 ? "others" : "The keys are not kept in the history, because they are values of people."}</span>
          <strong>{plural(orphans.events - shown, "event")}</strong>
        </li>
      )}
    </Lines>
  );
}

/** Lines left out and rows that were mended. */
export function NotesPanel({ report: { notes } }: Props) {
  if (notes.length === 0) return null;
  return (
    <Lines title="Lines left out, rows mended" testId="notes">
      {notes.map((note) => (
        <li key={note}>
          <span>{note}</span>
        </li>
      ))}
    </Lines>
  );
}

/** Cells whose kept value is not the text that stood there. */
export function ChangedPanel({ report: { changed, dryRun } }: Props) {
  if (changed.length === 0) return null;
  return (
    <Lines title={dryRun ? "Cells that will be kept otherwise than written" : "Cells kept otherwise than written"} testId="changed">
      {changed.map(({ field, reason, count, examples }) => (
        <li key={`${field}${reason}`}>
          <span>
            <b>{field}</b>: {reason}
            {examples.length > 0 && (
              <em>
                such as{" "}
                {examples
                  .slice(0, 4)
                  .map((text) => (text.trim() === "" ? "a blank" : text))
                  .join(", ")}
              </em>
            )}
          </span>
          <strong>{formatCount(count)}</strong>
        </li>
      ))}
    </Lines>
  );
}

/** What became of computed fields. */
export function ComputedPanel({ report: { computed = [] } }: Props) {
  if (computed.length === 0) return null;
  return (
    <Lines title="Computed fields" testId="computed">
      {computed.map(({ field, problem }) => (
        <li key={field}>
          {problem === null ? <IconCheck size={15} aria-hidden data-good /> : <IconAlertTriangle size={15} aria-hidden />}
          <span>
            <b>{field}</b>: {problem ?? "computed anew"}
          </span>
        </li>
      ))}
    </Lines>
  );
}

/** Cells without a value, by field. */
export function MissingPanel({ report: { missing } }: Props) {
  if (missing.length === 0) return null;
  return (
    <Lines title="Missing cells" testId="missing">
      {missing.map(({ field, count }) => (
        <li key={field}>
          <span>
            <b>{field}</b>
          </span>
          <strong>{formatCount(count)}</strong>
        </li>
      ))}
    </Lines>
  );
}
