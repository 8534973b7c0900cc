import { type Command, Option } from "commander";
import { InputError } from "../../src-shared/lib/input-error.ts";
import { encodings, fileFormats, type GivenDialect, givenDialectSchema } from "../../src-shared/model/import.ts";

/** What the flags of a command say of how a file is written. */
export interface DialectOptions {
  fileFormat?: string;
  entry?: string;
  sheet?: string;
  encoding?: string;
  delimiter?: string;
  quote?: string;
  escape?: string;
  comment?: string;
  starts?: string;
  skipRows?: string;
  headerRows?: string;
  footerRows?: string;
  endLine?: string;
}

/** Adds the flags that overrule what would be found of a file. */
export function dialectFlags(command: Command): Command {
  return command
    .addOption(new Option("--file-format <kind>", "what the file is").choices([...fileFormats]))
    .option("--sheet <name>", "sheet of a workbook")
    .option("--entry <name>", "file inside a ZIP archive")
    .addOption(new Option("--encoding <name>", "how the text is encoded").choices([...encodings]))
    .option("--delimiter <text>", "what stands between cells; \\t for a tab")
    .option("--quote <character>", 'what stands around cells; "" for none')
    .option("--escape <character>", 'what stands before a quote that is text; "" where it is written twice')
    .option("--comment <text>", "what lines begin with that are no rows")
    .option("--starts <places>", "fixed width: where columns begin, in characters from 0, such as 0,6,11")
    .option("--skip-rows <n>", "lines before the header")
    .option("--header-rows <n>", "rows that name the columns; 0 for none")
    .option("--footer-rows <n>", "rows at the end that are none, such as totals")
    .option("--end-line <n>", "last line of the table");
}

function whole(text: string, flag: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InputError("option-number", `${flag} is "${text}".`, { todo: "Give a whole number of 0 or more." });
}

/** The dialect that the flags ask for. Throws InputError for a value that cannot be. */
export function givenDialect(options: DialectOptions): GivenDialect {
  const { fileFormat, delimiter, starts, skipRows, headerRows, footerRows, endLine, ...texts } = options;
  const given: Record<string, unknown> = {};
  for (const name of ["entry", "sheet", "encoding", "quote", "escape", "comment"] as const)
    if (texts[name] !== undefined) given[name] = texts[name];
  if (fileFormat !== undefined) given.format = fileFormat;
  if (delimiter !== undefined) given.delimiter = delimiter.replaceAll("\\t", "\t");
  if (starts !== undefined) given.starts = starts.split(",").map((place) => whole(place, "--starts"));
  if (skipRows !== undefined) given.skipRows = whole(skipRows, "--skip-rows");
  if (footerRows !== undefined) given.footerRows = whole(footerRows, "--footer-rows");
  if (endLine !== undefined) given.endLine = whole(endLine, "--end-line");
  if (headerRows !== undefined) {
    const rows = whole(headerRows, "--header-rows");
    given.header = rows > 0;
    if (rows > 0) given.headerRows = rows;
  }
  const checked = givenDialectSchema.safeParse(given);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new InputError("option-dialect", `The option for "${issue?.path.join(".")}" cannot be used: ${issue?.message}.`, {
    todo: "See throughline import --help.",
  });
}
