import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { type Command, Option } from "commander";
import type { HandedFile } from "../../../src-shared/contract/files.ts";
import { firstFree } from "../../../src-shared/lib/first-free.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type MergeMode, mergeModes } from "../../../src-shared/model/differences.ts";
import { type ImportReport, type Inspection, type Mapping, mappingSchema } from "../../../src-shared/model/import.ts";
import { readText } from "../../core/files/read-journey.ts";
import { placeFile } from "../../host-shared/place-file.ts";
import { parseDocument } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import { type DialectOptions, dialectFlags, givenDialect } from "../dialect-options.ts";
import { differenceLines } from "../difference-text.ts";
import type { CommonOptions } from "../io.ts";
import { projectPath, type Session, withProject } from "../session.ts";
import { count } from "../text.ts";

interface Options extends CommonOptions, DialectOptions {
  as: "subscribers" | "events";
  key?: string;
  mapping?: string;
  dryRun?: boolean;
  mode?: MergeMode;
  on?: string;
  blanks: "keep" | "clear";
}

/** The mapping to import with: a file's, else what was detected. */
async function mappingOf(inspection: Inspection, file: string, options: Options): Promise<Mapping> {
  if (options.mapping !== undefined) {
    const given = parseDocument(mappingSchema, await readText(options.mapping, options.mapping), options.mapping, "mapping");
    if (given.as !== options.as) {
      throw new InputError("mapping-kind", `The mapping is for ${given.as}, but ${options.as} are to be imported.`, {
        where: options.mapping,
        todo: `Say --as ${given.as}, or take another mapping.`,
      });
    }
    return options.key === undefined ? given : { ...given, key: options.key };
  }
  if (inspection.mapping) return inspection.mapping;
  const candidates = inspection.keyCandidates.length > 0 ? ` These could be: ${inspection.keyCandidates.join(", ")}.` : "";
  throw new InputError("key-unknown", "No column can be taken for the subscriber's key.", {
    where: file,
    todo: `Name it with --key <column>.${candidates}`,
  });
}

/** The reject file stays beside the project, under a name that is free. */
async function keepRejects(session: Session, rejects: HandedFile, project: string): Promise<string> {
  const made = session.files.download(rejects.token);
  if (!made) throw new Error("the reject file is not at hand");
  const folder = dirname(projectPath(project));
  const stem = basename(rejects.name, extname(rejects.name));
  const path = firstFree((number) => join(folder, `${stem}${number}.csv`), existsSync);
  await placeFile(made.path, path);
  return path;
}

/** The first rows as they were understood, in columns. */
function preview({ columns, preview: rows }: Inspection): string[] {
  const shown = [columns.map(({ header }) => header), ...rows.slice(0, 5)].map((cells) =>
    cells.slice(0, 8).map((cell) => cell.replace(/\s+/g, " ").slice(0, 24)),
  );
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((cells) => (cells[at] ?? "").length)));
  return shown.map((cells) =>
    `  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}${columns.length > 8 ? "  …" : ""}`.trimEnd(),
  );
}

function lines(
  { rows, fields, rejects, changed, missing, notes, dryRun, as, mapping, rejectFile }: ImportReport,
  inspection: Inspection,
): string[] {
  const { reasons } = inspection;
  const noted = inspection.columns.filter(({ note }) => note !== null);
  const blank = missing.filter((each) => each.count > 0).map((each) => `${each.field} ${count(each.count)}`);
  return [
    `${dryRun ? "Would keep" : "Kept"} ${count(rows.kept)} of ${count(rows.read)} rows as ${as}, ${fields} fields, key ${mapping.key}.`,
    ...(dryRun ? [...reasons.map((reason) => `  ${reason}`), ...preview(inspection)] : []),
    ...(dryRun
      ? mapping.columns
          .filter(({ include }) => include)
          .map((c) => `  ${c.header} -> ${c.field}: ${c.type}, ${c.group}${c.role ? `, ${c.role}` : ""}`)
      : []),
    ...(dryRun ? noted.map(({ header, note }) => `  ${header}: ${note}`) : []),
    ...notes,
    ...(blank.length > 0 ? [`Missing cells: ${blank.join(", ")}.`] : []),
    ...changed.map((each) => `Changed ${count(each.count)} cells of ${each.field}: ${each.reason}`),
    ...rejects.map((each) => `Rejected ${count(each.count)} rows: ${each.reason} (line ${each.lines.slice(0, 5).join(", ")})`),
    ...(rejectFile ? [`The rejected rows are in ${rejectFile}.`] : []),
  ];
}

/** What becomes of the data: as asked; of several files the first replaces it, and the others are joined on the key or added. */
function modeOf({ mode, as }: Options, position: number): MergeMode {
  if (mode !== undefined) return mode;
  if (position === 0) return "replace";
  return as === "events" ? "append" : "join";
}

async function importOne(session: Session, project: string, path: string, mode: MergeMode, options: Options) {
  const { client, files, wait } = session;
  const file = files.hand(path);
  const inspection = await client.imports.inspect({
    file,
    as: options.as,
    ...(options.mapping === undefined ? { dialect: givenDialect(options) } : {}),
    ...(options.key === undefined ? {} : { key: options.key }),
  });
  const mapping = await mappingOf(inspection, path, options);
  const how = { mode, blanks: options.blanks, ...(options.on === undefined || mode === "replace" ? {} : { on: options.on }) };
  const { report, rejects } = await wait(
    client.imports.run({ file, mapping, how, dryRun: options.dryRun ?? false }, { signal: session.signal }),
  );
  const rejectFile = rejects && !report.dryRun ? await keepRejects(session, rejects, project) : null;
  const told: ImportReport = { ...report, rejectFile };
  const { reasons, choices, columns, preview: firstRows } = inspection;
  return {
    document: told.dryRun ? { ...told, reasons, choices, columns, preview: firstRows } : told,
    lines: [...lines(told, inspection), ...differenceLines(told)],
  };
}

export function importCommand(): Command {
  const made = command("import <project> <file...>", "import subscribers or events, in place of those that are there or into them")
    .addOption(new Option("--as <kind>", "what the rows are").choices(["subscribers", "events"]).default("subscribers"))
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
    .option("--dry-run", "show dialect, types, mapping and differences, and change nothing");
  return dialectFlags(made).action(async (project: string, paths: string[], options: Options) => {
    if (options.dryRun && paths.length > 1) {
      throw new InputError("import-dry-run", "A look at several files would need the earlier ones to be imported.", {
        todo: "Look at one at a time.",
      });
    }
    const io = ioOf(options);
    await withProject(io, project, async (session) => {
      const done: Awaited<ReturnType<typeof importOne>>[] = [];
      for (const [position, path] of paths.entries()) {
        const mode = modeOf(options, position);
        done.push(await importOne(session, project, path, mode, options));
      }
      const [only, ...others] = done;
      io.result(
        others.length === 0 ? only?.document : { files: done.map(({ document }) => document) },
        done.flatMap((each) => each.lines),
      );
    });
  });
}
