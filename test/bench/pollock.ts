/**
 * The scoring of the Pollock benchmark (Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann: Pollock: A data loading benchmark, PVLDB 16(8), 2023):
 * of each file whether it was read at all, and precision, recall and F1 of its header, records and cells as multisets, ten figures of at most 1.
 */

export interface Loaded {
  /** All records, the header first where there is one. */
  readonly records: readonly (readonly string[])[];
}

export interface Measures {
  readonly success: number;
  readonly header: Triple;
  readonly record: Triple;
  readonly cell: Triple;
}

export type Triple = readonly [precision: number, recall: number, f1: number];

const one: Triple = [1, 1, 1];
const zero: Triple = [0, 0, 0];

/** Size of the intersection of two multisets. */
function common(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const each of a) counts.set(each, (counts.get(each) ?? 0) + 1);
  let sum = 0;
  for (const each of b) {
    const left = counts.get(each) ?? 0;
    if (left > 0) {
      sum++;
      counts.set(each, left - 1);
    }
  }
  return sum;
}

/** The benchmark divides by the expected for precision and by the loaded for recall. */
function triple(expected: readonly string[], loaded: readonly string[]): Triple {
  if (expected.length === 0) return one;
  const shared = common(expected, loaded);
  if (shared === 0) return zero;
  const [precision, recall] = [shared / expected.length, shared / loaded.length];
  return [precision, recall, (2 * precision * recall) / (precision + recall)];
}

/**
 * A cell in the form in which header and records are compared: truth values and numbers by value, amounts by sign and first number, all else in
 * lower case. Dates and times, which the benchmark also compares by value, count here only when written alike: stricter by that much.
 */
export function normalised(cell: string): string {
  if (cell === "") return "";
  if (/^(false|0)$/i.test(cell)) return "0";
  if (/^(true|1)$/i.test(cell)) return "1";
  if (/^\s*[+-]?\d+\s*$/.test(cell)) return String(BigInt(cell.trim().replace("+", "")));
  if (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell)) return String(Number(cell));
  const sign = /[$€£¥]/.exec(cell)?.[0];
  const amount = sign === undefined ? null : /\d[\d\s.,]*/.exec(cell);
  if (sign !== undefined && amount) return sign + String(Number.parseFloat(amount[0].replaceAll(",", "")));
  return cell.toLowerCase();
}

const joined = (record: readonly string[]) => record.map(normalised).join("");

/** Compares what was loaded with what was expected; `loaded` is undefined where the reader failed. */
export function measured(expected: readonly (readonly string[])[], loaded: Loaded | undefined): Measures {
  if (!loaded) return { success: 0, header: zero, record: zero, cell: zero };
  if (expected.length === 0) return { success: 1, header: one, record: one, cell: one };
  const [head = [], ...rows] = expected;
  const [loadedHead = [], ...loadedRows] = loaded.records;
  return {
    success: 1,
    header: triple(head.map(normalised), loadedHead.map(normalised)),
    record: triple(rows.map(joined), loadedRows.map(joined)),
    cell: triple(expected.flat(), loaded.records.flat()),
  };
}

/** The sum of the ten figures, at most 10. */
export const score = ({ success, header, record, cell }: Measures): number =>
  success + [...header, ...record, ...cell].reduce((sum, each) => sum + each, 0);

/**
 * How often each kind of pollution occurs in the benchmark's survey of 3,712 real files; a kind is shared evenly by its files. Source:
 * pollock_weights.json of the benchmark.
 */
const weights: Readonly<Record<string, number>> = {
  "source.csv": 1,
  "file_no_payload.csv": 15,
  "file_no_trailing_newline.csv": 184,
  "file_double_trailing_newline.csv": 5,
  "file_no_header.csv": 470,
  "file_header_multirow_2.csv": 47,
  "file_header_multirow_3.csv": 47,
  "file_preamble.csv": 282,
  "file_multitable_same.csv": 62.67,
  "file_multitable_more.csv": 62.67,
  "file_multitable_less.csv": 62.67,
  "file_header_only.csv": 3,
  "file_one_data_row.csv": 4,
  "file_record_delimiter_0xD.csv": 7,
  "file_record_delimiter_0xA.csv": 1691,
  "file_field_delimiter_0x9.csv": 4,
  "file_field_delimiter_0x3B.csv": 834,
  "file_field_delimiter_0x20.csv": 4,
  "file_field_delimiter_0x2C_0x20.csv": 101,
  "file_quotation_char_0x27.csv": 11,
  "file_escape_char_0x5C.csv": 1,
  "file_escape_char_0x00.csv": 7,
};

/** The same for one file of the kinds that stray in one row, which have a file for each row and column. */
const rowWeights: readonly (readonly [prefix: string, weight: number])[] = [
  ["row_less_sep_", 0.3678],
  ["row_extra_quote", 0.0093],
];

/** Weight of a file by the benchmark's survey; 0 for a name that it does not know. */
export const weightOf = (file: string): number => weights[file] ?? rowWeights.find(([prefix]) => file.startsWith(prefix))?.[1] ?? 0;
