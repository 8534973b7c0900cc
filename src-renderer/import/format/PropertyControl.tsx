import { NumberInput, Select, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Dialect, GivenDialect, Inspection } from "../../../src-shared/model/import.ts";
import { comments, delimiters, encodings, escapes, formats, lineEnds, type Property, quotes, withChosen } from "../model/dialects.ts";
import { overrule } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import { useCore } from "../wizard/useWizard.ts";
import css from "./format.module.css";

interface Props {
  property: Property;
  source: Source;
  inspection: Inspection;
}

const headers = [
  { value: "0", label: "None" },
  { value: "1", label: "One row" },
  ...[2, 3, 4, 5].map((rows) => ({ value: String(rows), label: `${rows} rows together` })),
];

/** The control by which a property is overruled. */
export function PropertyControl({ property, source, inspection }: Props) {
  const core = useCore();
  const chosen: Dialect = { ...inspection.dialect, ...source.override };
  const say = (change: GivenDialect, typed = false) => overrule(core, source.id, change, typed);
  const select = (
    label: string,
    data: readonly { value: string; label: string }[] | readonly string[],
    value: string,
    change: (v: string) => GivenDialect,
  ) => (
    <Select
      label={label}
      size="xs"
      data={[...data] as string[]}
      value={value}
      allowDeselect={false}
      maxDropdownHeight={320}
      onChange={(next) => next !== null && say(change(next))}
    />
  );
  const number = (label: string, value: number, change: (v: number) => GivenDialect) => (
    <NumberInput
      label={label}
      size="xs"
      min={0}
      max={1000}
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === "number" && next !== value && say(change(next), true)}
    />
  );
  const controls: Record<Property, () => ReactNode> = {
    format: () => select("Kind of file", formats, chosen.format, (format) => ({ format: format as Dialect["format"] })),
    entry: () => select("File in the archive", inspection.choices.entries, chosen.entry ?? "", (entry) => ({ entry })),
    sheet: () => select("Sheet", inspection.choices.sheets, chosen.sheet ?? "", (sheet) => ({ sheet })),
    encoding: () => select("Encoding", encodings, chosen.encoding, (encoding) => ({ encoding: encoding as Dialect["encoding"] })),
    lineEnd: () => select("Ends of lines", lineEnds, chosen.lineEnd, (lineEnd) => ({ lineEnd: lineEnd as Dialect["lineEnd"] })),
    delimiter: () => <Delimiter value={chosen.delimiter} onChange={(delimiter, typed) => say({ delimiter }, typed)} />,
    quote: () => select("Around text", withChosen(quotes, chosen.quote), chosen.quote, (quote) => ({ quote })),
    escape: () => select("A quote inside a cell", withChosen(escapes, chosen.escape), chosen.escape, (mark) => ({ escape: mark })),
    comment: () => select("Comments", withChosen(comments, chosen.comment), chosen.comment, (comment) => ({ comment })),
    starts: () => <Starts value={chosen.starts} onChange={(starts) => say({ starts }, true)} />,
    wideColumn: () =>
      select(
        "Column that holds the delimiter",
        [{ value: "", label: "None" }, ...inspection.columns.map(({ header }, at) => ({ value: String(at), label: header }))],
        chosen.wideColumn === null ? "" : String(chosen.wideColumn),
        (at) => ({ wideColumn: at === "" ? null : Number(at) }),
      ),
    skipRows: () => number("Lines to skip at the top", chosen.skipRows, (skipRows) => ({ skipRows })),
    header: () =>
      select("Rows that name the columns", headers, chosen.header ? String(chosen.headerRows) : "0", (rows) =>
        rows === "0" ? { header: false } : { header: true, headerRows: Number(rows) },
      ),
    footerRows: () => number("Rows to leave out at the end", chosen.footerRows, (footerRows) => ({ footerRows })),
  };
  return controls[property]();
}

const OTHER = "\u0000other";

/** A common delimiter, or any text of up to eight characters. */
function Delimiter({ value, onChange }: { value: string; onChange(value: string, typed?: boolean): void }) {
  const common = delimiters.some((each) => each.value === value);
  const [other, setOther] = useState(!common);
  const [text, setText] = useState(common ? "" : value);
  return (
    <div className={css.delimiter}>
      <Select
        label="Between cells"
        size="xs"
        data={[...delimiters, { value: OTHER, label: "Something else…" }]}
        value={other ? OTHER : value}
        allowDeselect={false}
        onChange={(next) => {
          setOther(next === OTHER);
          if (next !== null && next !== OTHER) onChange(next);
        }}
      />
      {other && (
        <TextInput
          label="Characters between cells"
          size="xs"
          maxLength={8}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value !== "") onChange(event.currentTarget.value, true);
          }}
        />
      )}
    </div>
  );
}

/** The numbers of a text; undefined where they are not ascending whole numbers from 0. */
function startsOf(text: string): number[] | undefined {
  const starts = text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .map(Number);
  const ascend = starts.every((start, at) => Number.isInteger(start) && start >= 0 && (at === 0 || start > (starts[at - 1] ?? 0)));
  return starts.length > 0 && ascend ? starts : undefined;
}

/** Where columns of fixed width begin, in characters from 0. */
function Starts({ value, onChange }: { value: readonly number[]; onChange(value: number[]): void }) {
  const [text, setText] = useState(value.join(", "));
  return (
    <TextInput
      label="Characters at which columns begin"
      size="xs"
      value={text}
      error={startsOf(text) ? undefined : "Whole numbers, each larger than the one before."}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const starts = startsOf(event.currentTarget.value);
        if (starts) onChange(starts);
      }}
    />
  );
}
