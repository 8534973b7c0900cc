import { changeWords, type ToldChange } from "../../../src-shared/journey-diff/tell.ts";
import classes from "./versions.module.css";

/** One difference: its fields side by side. */
export function FieldTable({ change, names }: { change: ToldChange; names: { before: string; after: string } }) {
  const { kind, subject, note, fields } = change;
  return (
    <section className={classes.fields} aria-live="polite" data-testid="field-table">
      <h3>
        {changeWords[kind]}: {subject}
      </h3>
      {note !== "" && <p>{note}</p>}
      {fields.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">{names.before}</th>
              <th scope="col">{names.after}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td data-side="before">{before}</td>
                <td data-side="after">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
