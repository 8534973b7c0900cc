import { DataTable, Figure, formatCount, Panel } from "../../ui/index.ts";
import { baseSums } from "../model/reconcile.ts";
import type { Outcome } from "../wizard/state.ts";
import { DifferencePanels } from "./DifferencePanels.tsx";
import css from "./report.module.css";
import { Sums } from "./Sums.tsx";

const change = (before: number, after: number) => {
  const by = after - before;
  if (by === 0) return "as before";
  return `${by > 0 ? "+" : "−"}${formatCount(Math.abs(by))}, from ${formatCount(before)}`;
};

/** What several files change all in all. */
export function CombinedBody({ outcome }: { outcome: Outcome }) {
  const { combined, files } = outcome;
  const rows = (count: (file: Outcome["files"][number]) => number) => files.reduce((sum, file) => sum + count(file), 0);
  return (
    <div className={css.body}>
      {combined && (
        <div className={css.figures}>
          <Figure
            label="Subscribers"
            value={formatCount(combined.subscribers.after)}
            note={change(combined.subscribers.before, combined.subscribers.after)}
          />
          <Figure label="Fields" value={formatCount(combined.fields.after)} note={change(combined.fields.before, combined.fields.after)} />
          <Figure label="Events" value={formatCount(combined.events.after)} note={change(combined.events.before, combined.events.after)} />
          <Figure
            label="Rows rejected"
            value={formatCount(rows(({ report }) => report.rows.rejected))}
            note={`of ${formatCount(rows(({ report }) => report.rows.read))} read`}
          />
        </div>
      )}
      <Panel title="File by file" flush>
        <DataTable testId="file-by-file">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Read</th>
              <th scope="col">Kept</th>
              <th scope="col">Rejected</th>
              <th scope="col">New subscribers</th>
              <th scope="col">Matched</th>
              <th scope="col">Without a partner</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ report: { name, as, rows: counts, differences, orphans } }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
              <tr key={at}>
                <th scope="row">{name}</th>
                <td>{formatCount(counts.read)}</td>
                <td>{formatCount(counts.kept)}</td>
                <td>{formatCount(counts.rejected)}</td>
                <td>{as === "events" ? "–" : formatCount(differences ? differences.added : counts.kept)}</td>
                <td>{differences && differences.mode !== "replace" ? formatCount(differences.file.matched) : "–"}</td>
                <td>
                  {differences && differences.mode === "join"
                    ? formatCount(differences.file.unmatched)
                    : orphans
                      ? formatCount(orphans.people)
                      : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Panel>
      {combined?.differences && (
        <>
          <Sums sums={baseSums(combined.differences, files[0]?.report.dryRun ?? false)} />
          <DifferencePanels differences={combined.differences} dryRun={files[0]?.report.dryRun ?? false} />
        </>
      )}
    </div>
  );
}
