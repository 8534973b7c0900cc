import { InputError } from "../../../src-shared/lib/input-error.ts";

/** A quote that nobody closes: the rest of the file would silently become one cell. `line` is where the record starts. */
export function openQuote(name: string, line: number): InputError {
  return new InputError(
    "file-quote-open",
    `A quote opened in the row that starts on line ${line} is never closed, so that all the lines after it would become one cell.`,
    {
      where: `${name}:${line}`,
      todo: "Close the quote there, or write it twice where it belongs to the text.",
    },
  );
}
