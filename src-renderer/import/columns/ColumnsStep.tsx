import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { FileTabs } from "../FileTabs.tsx";
import { type ColumnFilter, shownColumns } from "../model/columns.ts";
import { StepFrame } from "../StepFrame.tsx";
import { choose, goTo } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import { useCore, useCurrent, useFaults, useSources } from "../wizard/useWizard.ts";
import { ColumnDetail } from "./ColumnDetail.tsx";
import { ColumnList } from "./ColumnList.tsx";
import { ColumnTools } from "./ColumnTools.tsx";
import css from "./columns.module.css";
import { KeyPanel } from "./KeyPanel.tsx";
import { RememberedNote } from "./RememberedNote.tsx";

/** What each column becomes: its field, type, kind of data and meaning, and which one identifies a subscriber. */
export function ColumnsStep() {
  const core = useCore();
  const sources = useSources();
  const source = useCurrent();
  const faults = useFaults();
  const faulty = sources.find(({ id }) => (faults.get(id)?.length ?? 0) > 0);
  const own = source && faults.get(source.id)?.[0];
  const said = own?.message ?? (faulty && faulty.id !== source?.id ? `In “${faulty.name}”: ${faults.get(faulty.id)?.[0]?.message}` : "");
  return (
    <StepFrame
      heading="What the columns become"
      note="Suggested from names and values; choose a column to see why, and to say more about it."
      wide
      fill
      foot={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => goTo(core, "format")}>
            Back
          </Button>
          <span className={css.footFault} role="status">
            {said}
            {faulty && faulty.id !== source?.id && !own && (
              <Button variant="subtle" size="compact-xs" onClick={() => choose(faulty.id)}>
                Show
              </Button>
            )}
          </span>
          <Button rightSection={<IconArrowRight size={16} />} disabled={faulty !== undefined} onClick={() => goTo(core, "check")}>
            Check
          </Button>
        </>
      }
    >
      <FileTabs faulty />
      {source && <Columns key={source.id} source={source} />}
    </StepFrame>
  );
}

function Columns({ source }: { source: Source }) {
  const { inspection, mapping } = source;
  const faults = useFaults().get(source.id) ?? [];
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<ColumnFilter>("all");
  const [selected, setSelected] = useState(0);
  if (!inspection || !mapping) return null;
  const shown = shownColumns(mapping, inspection.columns, faults, search, filter);
  const column = mapping.columns.find((each) => each.column === selected) ?? mapping.columns[0];
  return (
    <>
      <RememberedNote source={source} />
      <KeyPanel source={source} inspection={inspection} mapping={mapping} />
      <ColumnTools
        source={source}
        mapping={mapping}
        shown={shown}
        search={search}
        filter={filter}
        faulty={faults.filter((fault) => fault.column !== null).length}
        onSearch={setSearch}
        onFilter={setFilter}
      />
      <div className={css.split}>
        <ColumnList
          source={source}
          inspection={inspection}
          mapping={mapping}
          shown={shown}
          faults={faults}
          selected={column?.column ?? 0}
          onSelect={setSelected}
        />
        {column && <ColumnDetail key={column.column} source={source} inspection={inspection} mapping={mapping} column={column} />}
      </div>
    </>
  );
}
