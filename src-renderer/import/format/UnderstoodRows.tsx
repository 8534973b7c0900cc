import { Tooltip } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { Inspection, Mapping } from "../../../src-shared/model/import.ts";
import { formatCount } from "../../ui/index.ts";
import { typeLabel } from "../draft.ts";
import css from "./format.module.css";

/** Columns that the preview shows; the rest are in the next step. */
const COLUMNS = 60;

/** The first rows, cell by cell, with the type that each column is taken for. */
export function UnderstoodRows({ inspection, mapping }: { inspection: Inspection; mapping: Mapping | null }) {
  const { columns, preview } = inspection;
  const shown = columns.slice(0, COLUMNS);
  const more = columns.length - shown.length;
  return (
    <table className={css.preview}>
      <caption className={css.hidden}>The first rows as they were understood</caption>
      <thead>
        <tr>
          {shown.map(({ header, note }, at) => {
            const column = mapping?.columns[at];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <th key={at} scope="col">
                <span className={css.headName}>
                  {header}
                  {note !== null && (
                    <Tooltip label={note} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
                      <button type="button" className={css.noteMark} aria-label={`Note on ${header}: ${note}`}>
                        <IconInfoCircle size={14} aria-hidden />
                      </button>
                    </Tooltip>
                  )}
                </span>
                {column && <span className={css.headType}>{typeLabel(column)}</span>}
              </th>
            );
          })}
          {more > 0 && (
            <th scope="col" className={css.moreColumns}>
              and {formatCount(more)} more columns
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {preview.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
          <tr key={at}>
            {shown.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <td key={index} data-number={mapping?.columns[index]?.type === "number"}>
                {row[index]}
              </td>
            ))}
            {more > 0 && <td />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
