import type { Dialect, FileFormat, Finding, GivenDialect, Inspection } from "../../../src-shared/model/import.ts";

type Choice<T> = readonly { value: T; label: string }[];

export const encodings: Choice<Dialect["encoding"]> = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Windows-1252 (Western European)" },
  { value: "utf-16le", label: "UTF-16, little-endian" },
  { value: "utf-16be", label: "UTF-16, big-endian" },
  { value: "iso-8859-15", label: "ISO-8859-15 (Western European)" },
  { value: "macintosh", label: "MacRoman (old Macintosh)" },
  { value: "windows-1250", label: "Windows-1250 (Central European)" },
  { value: "iso-8859-2", label: "ISO-8859-2 (Central European)" },
  { value: "windows-1251", label: "Windows-1251 (Cyrillic)" },
  { value: "koi8-r", label: "KOI8-R (Cyrillic)" },
  { value: "iso-8859-5", label: "ISO-8859-5 (Cyrillic)" },
  { value: "ibm866", label: "IBM 866 (Cyrillic, DOS)" },
  { value: "windows-1253", label: "Windows-1253 (Greek)" },
  { value: "iso-8859-7", label: "ISO-8859-7 (Greek)" },
  { value: "shift_jis", label: "Shift-JIS (Japanese)" },
  { value: "euc-jp", label: "EUC-JP (Japanese)" },
  { value: "gb18030", label: "GB18030 (Chinese)" },
  { value: "big5", label: "Big5 (Chinese)" },
  { value: "euc-kr", label: "EUC-KR (Korean)" },
];
export const delimiters: Choice<string> = [
  { value: ",", label: "Comma  ," },
  { value: ";", label: "Semicolon  ;" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar  |" },
  { value: " ", label: "Blank" },
  { value: ":", label: "Colon  :" },
  { value: "^", label: "Caret  ^" },
  { value: "~", label: "Tilde  ~" },
];
export const quotes: Choice<string> = [
  { value: '"', label: 'Double quotes  "' },
  { value: "'", label: "Single quotes  '" },
  { value: "", label: "None" },
];
export const escapes: Choice<string> = [
  { value: "", label: "Written twice" },
  { value: "\\", label: "After a backslash  \\" },
];
export const comments: Choice<string> = [
  { value: "", label: "None" },
  { value: "#", label: "Lines that begin with  #" },
  { value: "//", label: "Lines that begin with  //" },
  { value: "%", label: "Lines that begin with  %" },
  { value: ";", label: "Lines that begin with  ;" },
  { value: "--", label: "Lines that begin with  --" },
];
export const lineEnds: Choice<Dialect["lineEnd"]> = [
  { value: "\n", label: "Line feed (Unix, macOS)" },
  { value: "\r\n", label: "Carriage return and line feed (Windows)" },
  { value: "\r", label: "Carriage return (old Macintosh)" },
];
export const formats: Choice<FileFormat> = [
  { value: "delimited", label: "Text with a delimiter" },
  { value: "fixed-width", label: "Text of fixed width" },
  { value: "json", label: "JSON" },
  { value: "json-lines", label: "JSON lines" },
  { value: "xlsx", label: "Excel workbook" },
  { value: "xls", label: "Old or binary Excel workbook" },
  { value: "ods", label: "OpenDocument sheet" },
  { value: "parquet", label: "Parquet" },
];

export const labelOf = <T>(choices: Choice<T>, value: T): string =>
  choices.find((choice) => choice.value === value)?.label ?? JSON.stringify(value);

/** The choices with the one in force among them, so that an unusual one is shown as it is. */
export function withChosen(choices: Choice<string>, value: string): { value: string; label: string }[] {
  return choices.some((choice) => choice.value === value) ? [...choices] : [...choices, { value, label: `“${value}”` }];
}

/** Properties of a file that a person can overrule, in the order in which they are read. */
export type Property = Exclude<Finding["about"], "rows" | "key" | "wrapped" | "endLine">;

const ofText: readonly Property[] = ["encoding", "lineEnd"];
const ofTable: readonly Property[] = ["skipRows", "header", "footerRows"];
const byFormat: Readonly<Record<FileFormat, readonly Property[]>> = {
  delimited: [...ofText, "delimiter", "quote", "escape", "comment", ...ofTable],
  "fixed-width": [...ofText, "starts", ...ofTable],
  json: ["encoding"],
  "json-lines": ["encoding"],
  xlsx: ofTable,
  xls: ofTable,
  ods: ofTable,
  parquet: [],
};

/** The properties of a file of this kind. */
export function propertiesOf({ dialect, choices }: Inspection): Property[] {
  return [
    "format",
    ...(choices.entries.length > 1 ? (["entry"] as const) : []),
    ...(choices.sheets.length > 1 ? (["sheet"] as const) : []),
    ...byFormat[dialect.format],
    ...(dialect.format === "delimited" && dialect.wideColumn !== null ? (["wideColumn"] as const) : []),
  ];
}

/** What stands for a property of which nothing special was found. */
const usual: Readonly<Record<Property, string>> = {
  format: "Known by the content of the file, not by its name.",
  entry: "The archive holds several files.",
  sheet: "The workbook has several sheets.",
  encoding: "Known by the bytes of the file.",
  lineEnd: "The commonest in the sample.",
  delimiter: "The cut in which the rows agree best.",
  quote: "The usual ones; a cell may stand between them.",
  escape: "The usual way; no backslash stands before quotes.",
  comment: "No lines look like comments.",
  starts: "The places at which every line is blank before.",
  wideColumn: "Its cells hold the delimiter without quotes around them.",
  skipRows: "The table begins at the top.",
  header: "The first row names the columns.",
  footerRows: "No totals or remarks follow the rows.",
};

/** Topics whose findings are told at a property of another name. */
const toldAt: Partial<Record<Finding["about"], Property>> = { wrapped: "delimiter", endLine: "footerRows" };

/** Why a property is as it is: what was found, that it was asked for, or that nothing special was seen. */
export function reasonsOf(property: Property, findings: readonly Finding[], override: GivenDialect): string[] {
  const found = findings.filter(({ about }) => (toldAt[about] ?? about) === property).map(({ text }) => text);
  if (found.length > 0) return found;
  return Object.hasOwn(override, property) ? ["As you chose."] : [usual[property]];
}

/** What is to be known of the rows and the key, apart from the properties. */
export const remarksOf = (findings: readonly Finding[]): string[] =>
  findings.filter(({ about }) => about === "rows" || about === "key").map(({ text }) => text);

/** Changes what is overruled. Another format, sheet or file of an archive makes what was said of the one before void. */
export function overruled(before: GivenDialect, change: GivenDialect): GivenDialect {
  if (change.format !== undefined) return { ...(before.entry === undefined ? {} : { entry: before.entry }), ...change };
  if (change.entry !== undefined) return change;
  if (change.sheet !== undefined) {
    const { format, entry } = before;
    return { ...(format === undefined ? {} : { format }), ...(entry === undefined ? {} : { entry }), ...change };
  }
  return { ...before, ...change };
}

/** Takes back what was overruled of a property. */
export function asFound(before: GivenDialect, property: Property): GivenDialect {
  const { [property]: _gone, ...rest } = before;
  if (property !== "header") return rest;
  const { headerRows: _rows, ...others } = rest;
  return others;
}
