import type { Inspection } from "../../../src-shared/model/import.ts";
import css from "./format.module.css";

type Line = Inspection["lines"][number];

const words: Record<Line["kind"], string> = { skipped: "skipped", header: "names", row: "", "left-out": "left out" };

/** The first lines of the file as they are written, with what each is taken for; tabs are shown. */
export function WrittenLines({ lines }: { lines: readonly Line[] }) {
  return (
    <ol className={css.lines} aria-label="The first lines as they are written">
      {lines.map(({ line, kind, text }) => (
        <li key={line} data-kind={kind}>
          <span className={css.lineNumber}>{line}</span>
          <span className={css.lineKind}>{words[kind]}</span>
          <code>{text === "" ? "\u00a0" : text.replaceAll("\t", "→\t")}</code>
        </li>
      ))}
    </ol>
  );
}
