/** What a cell looks like, seen for itself. Blank cells have no kind. */
export type Kind = "number" | "money" | "percent" | "date" | "time" | "boolean" | "email" | "link" | "code" | "text";

const month =
  "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|sept|déc|ene|abr|ago|dic)[a-zéû]*\\.?";
const time = "\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?( ?[ap]\\.?m\\.?)?( ?(z|utc|[+-]\\d{2}:?\\d{2}))?";
const day = `(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})|\\d{1,2}\\.?[ -]${month}[ -,]*(\\d{4}|\\d{2})|${month} \\d{1,2},? \\d{4})`;

const patterns: readonly [Kind, RegExp][] = [
  ["number", /^[+-]?(\d+([.,]\d+)?|\.\d+)([eE][+-]?\d{1,3})?$|^[+-]?\d{1,3}([., '\u00a0\u202f]\d{3})+([.,]\d+)?-?$|^\([\d.,]+\)$/],
  ["date", new RegExp(`^${day}([T ,]+${time})?$`, "i")],
  ["time", new RegExp(`^${time}$`, "i")],
  ["percent", /^[+-]?\d+([.,]\d+)? ?%$/],
  [
    "money",
    /^[-(]?([$€£¥₹]|[A-Z]{3}|kr|zł|R\$) ?[-+]?\d[\d.,' \u00a0\u202f]*\)?$|^[-+]?\d[\d.,' \u00a0\u202f]* ?([$€£¥₹]|kr|zł|EUR|USD|GBP|CHF)$/,
  ],
  ["boolean", /^(true|false|yes|no|y|n|t|f)$/i],
  ["email", /^[^@\s]+@[^@\s]+\.[^@\s]+$/],
  ["link", /^(https?:\/\/|www\.)\S+$/i],
  ["code", /^(?=.*\d)[\p{L}\d][\p{L}\d_.:/+-]*$/u],
];

/** Texts that exports write for "no value". */
export const absentTexts: ReadonlySet<string> = new Set(
  "NULL null Null \\N NA N/A n/a #N/A N.A. NaN nan NAN None none NONE NIL nil - -- – — ? . (null) <null> #NULL! #VALUE! #REF! #DIV/0! undefined".split(
    " ",
  ),
);

/** The kind of a cell; undefined for a blank one and for what stands for no value. */
export function kindOf(cell: string): Kind | undefined {
  const text = cell.trim();
  if (text === "" || absentTexts.has(text)) return undefined;
  if (text.length > 64) return /^https?:\/\/\S+$/i.test(text) ? "link" : "text";
  for (const [kind, pattern] of patterns) if (pattern.test(text)) return kind;
  return "text";
}

/** Kinds whose cells are values, never the name of a column. */
export const isValue = (kind: Kind | undefined): boolean => kind !== undefined && kind !== "text" && kind !== "code" && kind !== "boolean";
