import { Button, Switch, TagsInput } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import type { ColumnMapping, Inspection, Mapping } from "../../../src-shared/model/import.ts";
import { formatCount, Panel } from "../../ui/index.ts";
import { changeColumn, chooseKey } from "../draft.ts";
import { setMapping } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import css from "./columns.module.css";
import { NumberMarks } from "./NumberMarks.tsx";

interface Props {
  source: Source;
  inspection: Inspection;
  mapping: Mapping;
  column: ColumnMapping;
}

/** Everything about one column: what was seen of it, why that is suggested, and what the row has no room for. */
export function ColumnDetail({ source, inspection, mapping, column }: Props) {
  const seen = inspection.columns[column.column];
  const isKey = column.field === mapping.key;
  const name = column.header || `column ${column.column + 1}`;
  const change = (next: Partial<ColumnMapping>) => setMapping(source.id, changeColumn(mapping, column.column, next));
  return (
    <aside className={css.detail} aria-label={`Details of ${name}`}>
      <Panel title={name}>
        <div className={css.about}>
          {seen && (
            <>
              <p>
                {formatCount(seen.distinct)} different values,{" "}
                {seen.missing === 0 ? "none missing" : `${formatCount(seen.missing)} missing`}, in the {formatCount(inspection.rowsSampled)}{" "}
                rows looked at.
              </p>
              <p className={css.examples}>
                {seen.examples.map((example) => (
                  <code key={example}>{example}</code>
                ))}
              </p>
              {seen.note && <p className={css.note}>{seen.note}</p>}
              {seen.why && <p className={css.muted}>{seen.why}</p>}
            </>
          )}
          {column.type === "number" && (
            <NumberMarks name={name} value={column.numberFormat} onChange={(numberFormat) => change({ numberFormat })} />
          )}
          {column.type === "boolean" && <BooleanWords column={column} onChange={change} />}
          {column.opposite && (
            <p className={css.note}>Turned round: yes in the file is kept as no, and no as yes. Blanks stay missing: neither is assumed.</p>
          )}
          {!isKey && <Missing offered={seen?.offeredMissing ?? []} column={column} onChange={(missing) => change({ missing })} />}
          <Switch
            label="Personal data"
            description="Hidden in masked views and exports."
            checked={column.personal}
            disabled={!column.include}
            onChange={(event) => change({ personal: event.currentTarget.checked })}
          />
          {!isKey && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconKey size={14} />}
              onClick={() => setMapping(source.id, chooseKey(mapping, column.field))}
              disabled={column.field.trim() === ""}
            >
              Make it the key
            </Button>
          )}
        </div>
      </Panel>
    </aside>
  );
}

/** Texts that count as no value: those that often mean it are offered, none is assumed of texts. */
function Missing({ offered, column, onChange }: { offered: readonly string[]; column: ColumnMapping; onChange(missing: string[]): void }) {
  const open = offered.filter((token) => !column.missing.includes(token));
  return (
    <div>
      <TagsInput
        label="Counts as missing"
        description="Besides empty cells."
        size="xs"
        placeholder={column.missing.length === 0 ? "such as N/A" : ""}
        value={[...column.missing]}
        disabled={!column.include}
        onChange={onChange}
      />
      {open.length > 0 && (
        <div className={css.offers}>
          {open.map((token) => (
            <Button key={token} size="compact-xs" variant="light" onClick={() => onChange([...column.missing, token])}>
              “{token}” means no value
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** What stands for yes and for no, where it is not the usual words. */
function BooleanWords({ column, onChange }: { column: ColumnMapping; onChange(change: Partial<ColumnMapping>): void }) {
  const { yes, no } = column.booleans ?? { yes: [], no: [] };
  const put = (words: { yes: string[]; no: string[] }) => {
    const lower = { yes: words.yes.map((word) => word.toLowerCase()), no: words.no.map((word) => word.toLowerCase()) };
    onChange({ booleans: lower.yes.length + lower.no.length === 0 ? null : lower });
  };
  return (
    <>
      <TagsInput
        label="Stands for yes"
        size="xs"
        value={yes}
        placeholder={yes.length === 0 ? "yes, y, true, 1" : ""}
        onChange={(next) => put({ yes: next, no })}
      />
      <TagsInput
        label="Stands for no"
        size="xs"
        value={no}
        placeholder={no.length === 0 ? "no, n, false, 0" : ""}
        onChange={(next) => put({ yes, no: next })}
      />
    </>
  );
}
