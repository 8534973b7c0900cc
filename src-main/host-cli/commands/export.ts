import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { planFormats } from "../../../src-shared/contract/plans.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { placeFile } from "../../host-shared/place-file.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { findRun, findSegment } from "../references.ts";
import { withProject } from "../session.ts";
import { count } from "../text.ts";

interface Options extends CommonOptions {
  run?: string;
  format: string;
  out: string;
}

type Format = (typeof planFormats)[number];

function formatsOf(text: string): Format[] {
  const wanted = text
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== "");
  const unknown = wanted.find((format) => !planFormats.includes(format as Format));
  if (unknown !== undefined || wanted.length === 0) {
    throw new InputError("format-unknown", unknown === undefined ? "No format is named." : `There is no format "${unknown}".`, {
      where: "--format",
      todo: `Formats are ${planFormats.join(", ")}.`,
    });
  }
  return [...new Set(wanted as Format[])];
}

interface RowsOptions extends CommonOptions {
  segment?: string;
  fields?: string;
  plain?: boolean;
  out: string;
}

function subscribersExport(): Command {
  return command("subscribers <project>", "subscribers as a CSV file, personal fields masked")
    .option("--segment <segment>", "only those of a segment: a file, inline JSON, or a name in the project")
    .option("--fields <list>", "comma-separated; all when left out")
    .option("--plain", "personal fields as they are")
    .option("--out <file>", "file to write", "subscribers.csv")
    .action(async (project: string, options: RowsOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async (session) => {
        const { client, files, signal, wait } = session;
        const segment = options.segment === undefined ? null : await findSegment(session, options.segment);
        const fields = options.fields?.split(",").map((field) => field.trim());
        const asked = { segment, masked: options.plain !== true, ...(fields ? { fields } : {}) };
        const { file, rows } = await wait(client.privacy.exportRows(asked, { signal }));
        const download = files.download(file.token);
        if (!download) throw new Error(`${file.name} is not at hand`);
        await placeFile(download.path, resolve(options.out));
        const document = { path: resolve(options.out), rows, masked: asked.masked };
        io.result(document, [`${count(rows)} subscribers in ${document.path}${asked.masked ? ", personal fields masked" : ""}.`]);
      });
    });
}

export function exportCommand(): Command {
  const plan = command("plan <project>", "the campaign plan of a run as files")
    .option("--run <id>", "id or name of the run; the latest when left out")
    .option("--format <list>", `comma-separated: ${planFormats.join(", ")}`, "pdf")
    .option("--out <dir>", "folder to write into, made when missing", ".")
    .action(async (project: string, options: Options) => {
      const formats = formatsOf(options.format);
      const io = ioOf(options);
      await withProject(io, project, async (session) => {
        const { client, files, signal, wait } = session;
        const run = await findRun(session, options.run);
        const made = await wait(client.plans.export({ runId: run.id, formats }, { signal }));
        const folder = resolve(options.out);
        mkdirSync(folder, { recursive: true });
        const written: { path: string; bytes: number }[] = [];
        for (const { token, name, bytes } of made) {
          const download = files.download(token);
          if (!download) throw new Error(`${name} is not at hand`);
          const path = join(folder, name);
          await placeFile(download.path, path);
          written.push({ path, bytes });
        }
        const document = { run: { id: run.id, name: run.name, journey: run.journeyName }, files: written };
        io.result(
          document,
          written.map(({ path, bytes }) => `${path} (${count(Math.ceil(bytes / 1024))} KB)`),
        );
      });
    });
  return new Command("export").description("files made from a run or from the data").addCommand(plan).addCommand(subscribersExport());
}
