import { type Command, Option } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { mergeModes } from "../../../src-shared/model/differences.ts";
import { type ImportReport, type Inspection, type Mapping, mappingSchema } from "../../../src-shared/model/import.ts";
import { readText } from "../../core/files/read-journey.ts";
import { parseDocument } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import { type DialectOptions, dialectFlags, givenDialect } from "../dialect-options.ts";
import { combinedLines, reportLines } from "../import-text.ts";
import { type AskedFile, askedFiles, type FileWords } from "../import-words.ts";
import type { CommonOptions } from "../io.ts";
import { keepRejects, rejectPlace } from "../reject-place.ts";
import { projectPath, type Session, withProject } from "../session.ts";

interface Options extends CommonOptions, DialectOptions, FileWords {
  mapping?: string;
  dryRun?: boolean;
  blanks: "keep" | "clear";
  rejects?: string;
}

const kindOf = ({ role }: AskedFile): Mapping["as"] => (role === "events" ? "events" : "subscribers");

/** The mapping to import with: a file's, else what was detected. */
async function mappingOf(inspection: Inspection, asked: AskedFile, mapping: string | undefined): Promise<Mapping> {
  if (mapping !== undefined) {
    const given = parseDocument(mappingSchema, await readText(mapping, mapping), mapping, "mapping");
    if (given.as !== kindOf(asked)) {
      throw new InputError("mapping-kind", `The mapping is for ${given.as}, but ${kindOf(asked)} are to be imported.`, {
        where: mapping,
        todo: `Say --as ${given.as}, or take another mapping.`,
      });
    }
    return asked.key === undefined ? given : { ...given, key: asked.key };
  }
  if (inspection.mapping) return inspection.mapping;
  const candidates = inspection.keyCandidates.length > 0 ? ` These could be: ${inspection.keyCandidates.join(", ")}.` : "";
  throw new InputError("key-unknown", "No column can be taken for the subscriber's key.", {
    where: asked.path,
    todo: `Name it with --key <column>.${candidates}`,
  });
}

/** Looks at a file, and says how it is to be imported. */
async function lookAt({ client, files }: Session, asked: AskedFile, options: Options) {
  const file = files.hand(asked.path);
  const given = asked.plain ? options.mapping : undefined;
  const inspection = await client.imports.inspect({
    file,
    as: kindOf(asked),
    ...(given === undefined ? { dialect: givenDialect(options) } : {}),
    ...(asked.key === undefined ? {} : { key: asked.key }),
    ...(asked.on === undefined ? {} : { on: asked.on }),
  });
  const mapping = await mappingOf(inspection, asked, given);
  const { mode, on, role } = asked;
  const how = { blanks: options.blanks, ...(mode === undefined ? {} : { mode }), ...(on === undefined ? {} : { on }) };
  return { inspection, file: { file, role, mapping, how } };
}

async function importAll(session: Session, project: string, asked: readonly AskedFile[], options: Options) {
  const { dryRun = false } = options;
  const place = rejectPlace(options.rejects, projectPath(project));
  const looks: Awaited<ReturnType<typeof lookAt>>[] = [];
  for (const each of asked) looks.push(await lookAt(session, each, options));
  const { files, combined } = await session.wait(
    session.client.imports.runSeveral({ files: looks.map(({ file }) => file), dryRun }, { signal: session.signal }),
  );
  const documents: object[] = [];
  const lines: string[] = [];
  for (const [at, { report, rejects }] of files.entries()) {
    const { inspection } = looks[at] as (typeof looks)[number];
    const rejectFile = rejects && !dryRun ? await keepRejects(session, rejects, place) : null;
    const told: ImportReport = { ...report, rejectFile };
    const { reasons, choices, columns, preview } = inspection;
    documents.push(dryRun ? { ...told, reasons, choices, columns, preview } : told);
    if (files.length > 1) lines.push(`${told.name}:`);
    lines.push(...reportLines(told, inspection));
  }
  if (combined) lines.push(...combinedLines(combined, dryRun));
  return { document: combined ? { files: documents, combined } : documents[0], lines };
}

export function importCommand(): Command {
  const made = command("import <project> <file...>", "import subscribers or events, in place of those that are there or into them")
    .addOption(new Option("--as <kind>", "what the rows are").choices(["subscribers", "events"]).default("subscribers"))
    .option("--facts <file...>", "files whose columns are joined to the subscribers; file::column=field names what is matched with what")
    .option("--events <file...>", "files with events of the subscribers; file::column names the column with the subscriber")
    .option("--key <column>", "column that identifies a subscriber; found by itself when left out")
    .option("--mapping <json>", "mapping file: how columns become fields")
    .addOption(
      new Option(
        "--mode <mode>",
        "replace the data; append what is new; update what is known and add what is new; join columns to those known. Of several files the first replaces and the others are joined (events: appended), unless this says otherwise",
      ).choices(mergeModes),
    )
    .option("--on <field>", "field that the key column is matched with, in place of the key")
    .addOption(new Option("--blanks <what>", "what an empty cell does to a value that is there").choices(["keep", "clear"]).default("keep"))
    .option("--rejects <folder or file>", "where rejected rows are written, never over a file; beside the project when left out")
    .option("--dry-run", "show dialect, types, mapping and differences, and change nothing")
    .addHelpText("after", "\nSeveral files are one change: all of them are imported, or none.");
  return dialectFlags(made).action(async (project: string, paths: string[], options: Options) => {
    const io = ioOf(options);
    await withProject(io, project, async (session) => {
      const { document, lines } = await importAll(session, project, askedFiles(paths, options), options);
      io.result(document, lines);
    });
  });
}
