import { type ColumnMapping, type Inspection, type Mapping, plainDialect } from "../../../src-shared/model/import.ts";

/** A column of a mapping for tests. */
export const column = (at: number, header: string, more: Partial<ColumnMapping> = {}): ColumnMapping => ({
  column: at,
  header,
  include: true,
  field: header,
  type: "text",
  group: "other",
  role: null,
  personal: false,
  dateFormat: null,
  numberFormat: null,
  booleans: null,
  missing: [],
  ...more,
});

/** A mapping for tests, its key `id`. */
export const mapping = (...columns: ColumnMapping[]): Mapping => ({
  format: "throughline.mapping",
  version: 1,
  as: "subscribers",
  dialect: plainDialect,
  key: "id",
  columns,
});

type Seen = Inspection["columns"][number];

/** What was seen of a column, for tests. */
export const seen = (header: string, more: Partial<Seen> = {}): Seen => ({
  header,
  type: "text",
  missing: 0,
  distinct: 2,
  examples: ["A", "B"],
  note: null,
  offeredMissing: [],
  why: null,
  repeated: { cells: 0, examples: [] },
  ...more,
});

/** What was understood of a file, for tests; `headers` are its columns, the first the key. */
export function inspection(name: string, columns: readonly Seen[], more: Partial<Inspection> = {}): Inspection {
  const [first] = columns;
  return {
    file: `file_${name.replace(/\W/g, "").padEnd(16, "0")}`,
    name,
    bytes: 24,
    dialect: plainDialect,
    choices: { sheets: [], entries: [] },
    reasons: [],
    findings: [],
    mapping: {
      ...mapping(...columns.map(({ header, type }, at) => column(at, header, { type, role: at === 0 ? "key" : null }))),
      key: first?.header ?? "id",
    },
    keyCandidates: columns.filter(({ repeated, missing }) => repeated.cells + missing === 0).map(({ header }) => header),
    preview: [columns.map(({ examples }) => examples[0] ?? "")],
    columns: [...columns],
    rowsSampled: 2,
    lines: [],
    mended: [],
    ...more,
  };
}
