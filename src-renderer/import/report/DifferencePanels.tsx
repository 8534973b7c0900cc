import type { ColumnDifference, Differences } from "../../../src-shared/model/differences.ts";
import { DataTable, formatCount, Panel, plural } from "../../ui/index.ts";
import { cellText, columnWords } from "../model/difference-words.ts";
import css from "./report.module.css";

/** What changes in the subscribers that were there: field by field with examples, and rows without a partner on either side. */
export function DifferencePanels({ differences, dryRun }: { differences: Differences; dryRun: boolean }) {
  const { columns, leftOut, file, base, added, gone, mode, on } = differences;
  const told = columns.filter(({ what, note }) => what !== "same" || note !== null);
  const same = columns.length - told.length;
  const will = dryRun ? "will be" : "were";
  return (
    <>
      {told.length > 0 && (
        <Panel title={dryRun ? "What changes, field by field" : "What changed, field by field"} flush>
          <div className={css.tableScroll}>
            <DataTable testId="differences" className={css.differences}>
              <thead>
                <tr>
                  <th scope="col">Field</th>
                  <th scope="col">What</th>
                  <th scope="col">Filled</th>
                  <th scope="col">Changed</th>
                  <th scope="col">Cleared</th>
                  <th scope="col">Examples</th>
                </tr>
              </thead>
              <tbody>
                {told.map((column) => (
                  <ColumnLine key={`${column.field}${column.what}`} column={column} />
                ))}
              </tbody>
            </DataTable>
          </div>
          {same > 0 && <p className={css.rest}>{plural(same, "other field stays", "other fields stay")} as they are.</p>}
        </Panel>
      )}
      <Keys title={`New subscribers: ${formatCount(added)}`} count={added} examples={mode === "join" ? [] : file.examples} />
      <Keys title={`Subscribers who ${dryRun ? "will go" : "are gone"}: ${formatCount(gone)}`} count={gone} examples={base.examples} bad />
      {leftOut.map(({ reason, count, examples }) => (
        <Keys key={reason} title={`${plural(count, "row")} ${will} left out: ${reason}`} count={count} examples={examples} />
      ))}
      {mode === "join" && (
        <Keys
          title={`${plural(base.unmatched, "subscriber")} whose “${on}” is not in the file`}
          count={base.unmatched}
          examples={base.examples}
        />
      )}
    </>
  );
}

function ColumnLine({ column }: { column: ColumnDifference }) {
  const { label, field, filled, changed, cleared, examples, note } = column;
  const count = (value: number) => (value === 0 ? "–" : formatCount(value));
  return (
    <tr>
      <th scope="row">{label || field}</th>
      <td className={css.words}>
        {columnWords(column)}
        {note && <em>{note}</em>}
      </td>
      <td>{count(filled)}</td>
      <td>{count(changed)}</td>
      <td>{count(cleared)}</td>
      <td className={css.examples}>
        {examples.slice(0, 3).map(({ key, from, to }) => (
          <span key={key}>
            {key}: <s>{cellText(from)}</s> <span aria-hidden>→</span>
            <span className={css.hidden}> becomes </span> <ins>{cellText(to)}</ins>
          </span>
        ))}
      </td>
    </tr>
  );
}

function Keys({ title, count, examples, bad = false }: { title: string; count: number; examples: readonly string[]; bad?: boolean }) {
  if (count === 0) return null;
  return (
    <section className={css.keys} data-bad={bad}>
      <h3>{title}</h3>
      {examples.length > 0 && (
        <p>
          {examples.map((key) => (
            <code key={key}>{key}</code>
          ))}
          {count > examples.length && <span>and {formatCount(count - examples.length)} more</span>}
        </p>
      )}
    </section>
  );
}
