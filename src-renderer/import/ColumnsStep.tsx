import { Button, Select, TextInput } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import { EVENT_FIELD, type Inspection, type Mapping } from "../../src-shared/model/import.ts";
import { ColumnRow } from "./ColumnRow.tsx";
import { changeColumn, chooseEventPart, chooseKey, mappingFaults } from "./draft.ts";
import css from "./import.module.css";
import { StepFrame } from "./StepFrame.tsx";
import type { Wizard } from "./useWizard.ts";

const ROW = 58;
const heads = {
  subscribers: ["", "Column in the file", "Field", "Type", "Kind of data", "Meaning"],
  events: ["", "Column in the file", "Field", "Type", "Meaning"],
};

/** What each column becomes: its field, type, kind of data and meaning, and which one identifies a subscriber. */
export function ColumnsStep({ wizard, inspection, mapping }: { wizard: Wizard; inspection: Inspection; mapping: Mapping }) {
  const [search, setSearch] = useState("");
  const scroller = useRef<HTMLDivElement>(null);
  const faults = mappingFaults(mapping);
  const wanted = search.trim().toLowerCase();
  const shown = mapping.columns.filter(({ header, field }) => `${header} ${field}`.toLowerCase().includes(wanted));
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    initialRect: { width: 1000, height: 520 },
  });
  const included = mapping.columns.filter(({ include }) => include).length;
  const keys = mapping.columns.filter(({ field }) => field.trim() !== "").map(({ field }) => field);
  const candidates = new Set(inspection.keyCandidates);
  const likely = keys.filter((field) => candidates.has(field));
  const others = keys.filter((field) => !candidates.has(field));
  return (
    <StepFrame
      wide
      foot={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => wizard.goTo("format")}>
            Back
          </Button>
          <span className={css.footFault} role="status">
            {faults[0]?.message}
          </span>
          <Button rightSection={<IconArrowRight size={16} />} disabled={faults.length > 0} onClick={() => wizard.goTo("check")}>
            Check
          </Button>
        </>
      }
    >
      <div className={css.columnTools}>
        <Select
          className={css.keySelect}
          label={mapping.as === "events" ? "The subscriber of an event" : "What identifies a subscriber"}
          description={mapping.as === "events" ? "The same value as in the subscribers' key." : "Never empty, and different in every row."}
          searchable
          allowDeselect={false}
          data={[
            ...(likely.length > 0 ? [{ group: "Fit: filled and different in every row", items: [...new Set(likely)] }] : []),
            ...(others.length > 0 ? [{ group: "Other columns", items: [...new Set(others)] }] : []),
          ]}
          placeholder="Choose a column"
          value={keys.includes(mapping.key) ? mapping.key : null}
          onChange={(field) => field && wizard.setMapping(chooseKey(mapping, field))}
        />
        {mapping.as === "events" && !mapping.columns.some(({ include, field }) => include && field === EVENT_FIELD) && (
          <TextInput
            label="What happened, in every row"
            description="No column says it. Empty takes the file's name."
            placeholder="payment"
            value={mapping.event ?? ""}
            onChange={(event) => wizard.setMapping({ ...mapping, event: event.currentTarget.value.trim() || undefined })}
          />
        )}
        <span className={css.columnCount}>
          {included} of {mapping.columns.length} columns are imported
        </span>
        <TextInput
          aria-label="Search columns"
          placeholder="Search columns"
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <div className={css.columnList}>
        <div className={css.columnHead} data-as={mapping.as} aria-hidden>
          {heads[mapping.as].map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
        <div ref={scroller} className={css.columnScroll}>
          <ul className={css.columnRows} aria-label="Columns of the file" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => {
              const column = shown[index];
              return (
                column && (
                  <ColumnRow
                    key={column.column}
                    top={start}
                    height={ROW}
                    column={column}
                    isKey={column.field === mapping.key}
                    seen={inspection.columns[column.column]}
                    sampled={inspection.rowsSampled}
                    fault={faults.find((fault) => fault.column === column.column)?.message}
                    as={mapping.as}
                    onPart={(part) => wizard.setMapping(chooseEventPart(mapping, column.column, part))}
                    onChange={(change) => wizard.setMapping(changeColumn(mapping, column.column, change))}
                  />
                )
              );
            })}
          </ul>
        </div>
      </div>
    </StepFrame>
  );
}
