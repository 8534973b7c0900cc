import type { Inspection } from "../../../src-shared/model/import.ts";
import css from "./format.module.css";

/** Rows that are not written as the others: as they stand, and the cells that they are read as. */
export function MendedRows({ mended, columns }: { mended: Inspection["mended"]; columns: Inspection["columns"] }) {
  return (
    <ol className={css.mended} aria-label="Rows that are read otherwise than they are written">
      {mended.map(({ line, how, written, cells }) => (
        <li key={line}>
          <p>
            <b>Line {line}</b>: {how}.
          </p>
          <code className={css.writtenText}>{written}</code>
          <div className={css.cells}>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity
              <span key={at}>
                <em>{columns[at]?.header ?? at + 1}</em>
                {cell === "" ? <i>empty</i> : cell}
              </span>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
