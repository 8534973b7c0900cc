import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Inspection } from "../../../src-shared/model/import.ts";
import { FailureNote, formatCount, Panel, plural } from "../../ui/index.ts";
import type { Source } from "../wizard/state.ts";
import css from "./format.module.css";
import { MendedRows } from "./MendedRows.tsx";
import { UnderstoodRows } from "./UnderstoodRows.tsx";
import { WrittenLines } from "./WrittenLines.tsx";

type View = "understood" | "written" | "mended";

/** The first rows as they were understood, as they are written, and those that were mended. */
export function Preview({ source, inspection }: { source: Source; inspection: Inspection }) {
  const [wanted, setWanted] = useState<View>("understood");
  const { lines, mended, columns, rowsSampled } = inspection;
  const views: { value: View; label: string }[] = [
    { value: "understood", label: "As understood" },
    ...(lines.length > 0 ? [{ value: "written" as const, label: "As written" }] : []),
    ...(mended.length > 0 ? [{ value: "mended" as const, label: `Mended (${mended.length})` }] : []),
  ];
  const view = views.some(({ value }) => value === wanted) ? wanted : "understood";
  const stale = source.phase !== "ready";
  return (
    <div className={css.side}>
      {source.failure && <FailureNote failure={source.failure} />}
      <Panel
        title={plural(columns.length, "column")}
        aside={
          <span className={css.previewTools}>
            <span className={css.muted}>{formatCount(rowsSampled)} rows looked at</span>
            {views.length > 1 && (
              <SegmentedControl
                size="xs"
                aria-label="How the first rows are shown"
                value={view}
                onChange={(value) => setWanted(value as View)}
                data={views}
              />
            )}
          </span>
        }
        flush
      >
        <div className={css.scroll} data-stale={stale} aria-busy={stale} data-testid="preview" data-view={view}>
          {view === "understood" && <UnderstoodRows inspection={inspection} mapping={source.mapping} />}
          {view === "written" && <WrittenLines lines={lines} />}
          {view === "mended" && <MendedRows mended={mended} columns={columns} />}
        </div>
      </Panel>
      <ColumnNotes inspection={inspection} />
    </div>
  );
}

/** What is to be known of columns, such as identifiers that a spreadsheet damaged. */
function ColumnNotes({ inspection }: { inspection: Inspection }) {
  const noted = inspection.columns.filter(({ note }) => note !== null);
  if (noted.length === 0) return null;
  return (
    <Panel title={plural(noted.length, "column with a note", "columns with a note")} flush>
      <dl className={css.notes}>
        {noted.map(({ header, note }) => (
          <div key={header}>
            <dt>{header}</dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
