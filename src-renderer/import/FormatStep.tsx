import { Button, NumberInput, Select, Switch } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconInfoCircle } from "@tabler/icons-react";
import type { Dialect, Inspection } from "../../src-shared/model/import.ts";
import { FailureNote, formatBytes, formatCount, Panel, plural } from "../ui/index.ts";
import { delimiters, encodings, quotes } from "./draft.ts";
import css from "./import.module.css";
import { StepFrame } from "./StepFrame.tsx";
import type { Wizard } from "./useWizard.ts";

/** How the file was understood, why, and what it looks like so; every guess can be overruled. */
export function FormatStep({ wizard, inspection }: { wizard: Wizard; inspection: Inspection }) {
  const { dialect } = inspection;
  const chosen: Dialect = { ...dialect, ...wizard.override };
  const delimiter = delimiters.some(({ value }) => value === chosen.delimiter)
    ? delimiters
    : [...delimiters, { value: chosen.delimiter, label: chosen.delimiter }];
  return (
    <StepFrame
      wide
      foot={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => wizard.goTo("file")}>
            Back
          </Button>
          <Button
            rightSection={<IconArrowRight size={16} />}
            disabled={wizard.busy || wizard.failure !== null}
            onClick={() => wizard.goTo("columns")}
          >
            Columns
          </Button>
        </>
      }
    >
      <div className={css.format}>
        <Panel title="How the file was read" aside={<span className={css.muted}>{formatBytes(inspection.bytes)}</span>}>
          <div className={css.fields}>
            {inspection.choices.entries.length > 1 && (
              <Select
                label="File in the archive"
                data={inspection.choices.entries}
                value={chosen.entry}
                allowDeselect={false}
                onChange={(value) => value && wizard.setDialect({ entry: value })}
              />
            )}
            {inspection.choices.sheets.length > 1 && (
              <Select
                label="Sheet"
                data={inspection.choices.sheets}
                value={chosen.sheet}
                allowDeselect={false}
                onChange={(value) => value && wizard.setDialect({ sheet: value })}
              />
            )}
            {(chosen.format === "delimited" || chosen.format === "fixed-width") && (
              <Select
                label="Encoding"
                data={encodings}
                value={chosen.encoding}
                allowDeselect={false}
                onChange={(value) => value && wizard.setDialect({ encoding: value })}
              />
            )}
            {chosen.format === "delimited" && (
              <>
                <Select
                  label="Between cells"
                  data={delimiter}
                  value={chosen.delimiter}
                  allowDeselect={false}
                  onChange={(value) => value && wizard.setDialect({ delimiter: value })}
                />
                <Select
                  label="Around text"
                  data={quotes}
                  value={chosen.quote}
                  allowDeselect={false}
                  onChange={(value) => value !== null && wizard.setDialect({ quote: value })}
                />
              </>
            )}
            <NumberInput
              label="Rows to skip at the top"
              min={0}
              allowDecimal={false}
              value={chosen.skipRows}
              onChange={(value) => typeof value === "number" && wizard.setDialect({ skipRows: value })}
            />
            <Switch
              label="The next row holds the names of the columns"
              checked={chosen.header}
              onChange={(event) => wizard.setDialect({ header: event.currentTarget.checked })}
            />
          </div>
          <ul className={css.reasons}>
            {inspection.reasons.map((reason) => (
              <li key={reason}>
                <IconInfoCircle size={15} aria-hidden />
                {reason}
              </li>
            ))}
          </ul>
        </Panel>
        <div className={css.previewSide}>
          {wizard.failure && <FailureNote failure={wizard.failure} />}
          <Preview inspection={inspection} stale={wizard.busy || wizard.failure !== null} />
        </div>
      </div>
    </StepFrame>
  );
}

function Preview({ inspection, stale }: { inspection: Inspection; stale: boolean }) {
  const { columns, preview, rowsSampled } = inspection;
  return (
    <Panel
      title={plural(columns.length, "column")}
      aside={<span className={css.muted}>first rows of {formatCount(rowsSampled)} looked at</span>}
      flush
    >
      <div className={css.previewScroll} data-stale={stale}>
        <table className={css.preview}>
          <thead>
            <tr>
              {columns.map(({ header }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                <th key={index} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.slice(0, 30).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
              <tr key={at}>
                {columns.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                  <td key={index}>{row[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
