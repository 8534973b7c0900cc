import type { Content, CustomTableLayout, StyleDictionary, TableCell } from "pdfmake/interfaces.js";
import { pictureThemes } from "../../../../src-shared/plan/picture-theme.ts";
import { FONT } from "./write.ts";

export const theme = pictureThemes.light;

/** Margins of a page in points: left, top, right, bottom. */
export const MARGINS: [number, number, number, number] = [48, 50, 48, 52];
/** Margins of a page laid across. */
export const FLAT_MARGINS: [number, number, number, number] = [36, 50, 36, 52];

export const styles: StyleDictionary = {
  eyebrow: { fontSize: 9, bold: true, color: theme.accent, characterSpacing: 1.1 },
  title: { fontSize: 30, bold: true, color: theme.text, lineHeight: 1.1 },
  heading: { fontSize: 17, bold: true, color: theme.text, margin: [0, 0, 0, 4] },
  subheading: { fontSize: 11.5, bold: true, color: theme.text, margin: [0, 16, 0, 5] },
  lead: { fontSize: 13, color: theme.text, lineHeight: 1.3 },
  note: { fontSize: 9.5, color: theme.muted, lineHeight: 1.2 },
  label: { fontSize: 8.5, color: theme.muted },
  figure: { fontSize: 18, bold: true, color: theme.text },
  th: { fontSize: 8.5, bold: true, color: theme.muted },
  td: { fontSize: 9, color: theme.text },
  rules: { fontSize: 7.5, color: theme.muted },
};

export const defaultStyle = { font: FONT, fontSize: 10, color: theme.text, lineHeight: 1.15 };

/** Tables with a line under the head, hair lines between rows, and room to breathe. */
const tableLayout: CustomTableLayout = {
  hLineWidth: (at, node) => (at === 0 || at === node.table.body.length ? 0 : at === node.table.headerRows ? 0.9 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (at, node) => (at === node.table.headerRows ? theme.borderStrong : theme.border),
  paddingLeft: (at) => (at === 0 ? 0 : 5),
  paddingRight: (at, node) => (at === (node.table.widths?.length ?? 0) - 1 ? 0 : 5),
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** A heading that starts a part of the plan, with its entry in the outline and one line on what the part shows. */
export function part(title: string, note: string, pageBreak = false): Content[] {
  const outlined = { text: title, style: "heading", outline: true, headlineLevel: 1, ...(pageBreak ? { pageBreak: "before" } : {}) };
  return [outlined as Content, { text: note, style: "note", margin: [0, 0, 0, 12] }];
}

export interface PdfColumn {
  header: string;
  width: number | "*" | "auto";
  right?: boolean;
}

export type PdfCell = string | { text: string; bold?: boolean; style?: string; color?: string } | { stack: Content[] };

/** A table whose head repeats on every page and whose rows stay whole. The last row is bold when it holds totals. */
export function pdfTable(columns: readonly PdfColumn[], rows: readonly PdfCell[][], totals?: readonly string[]): Content {
  const align = (at: number) => (columns[at]?.right ? ("right" as const) : ("left" as const));
  const cell = (value: PdfCell, at: number): TableCell =>
    typeof value === "string" ? { text: value, style: "td", alignment: align(at) } : { style: "td", alignment: align(at), ...value };
  const head = columns.map(({ header }, at): TableCell => ({ text: header, style: "th", alignment: align(at) }));
  const foot = totals?.map((value, at): TableCell => ({ text: value, style: "td", bold: true, alignment: align(at) }));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width),
      body: [head, ...rows.map((row) => row.map(cell)), ...(foot ? [foot] : [])],
    },
    layout: tableLayout,
  };
}
