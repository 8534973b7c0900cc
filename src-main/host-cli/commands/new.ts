import { existsSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { plural } from "../../../src-shared/lib/numbers.ts";
import { checkSettings } from "../../core/db/project-settings.ts";
import { withExtension } from "../../core/handlers/project-places.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { makeSampleAt, withCore } from "../session.ts";

interface Options extends CommonOptions {
  sample?: boolean;
  name?: string;
  currency?: string;
  timeZone?: string;
}

/** Wrong settings are refused before there is a file. */
function check(path: string, settings: Options): void {
  if (existsSync(path))
    throw new InputError("project-exists", "There is already a file of that name.", { where: path, todo: "Choose another name." });
  checkSettings(settings);
}

export function newCommand(): Command {
  return command("new <project>", "make an empty project file")
    .option("--sample", "fill it with the sample workspace")
    .option("--name <name>", "name of the project; the file's name when left out")
    .option("--currency <code>", "currency of the workspace, such as USD")
    .option("--time-zone <zone>", "time zone of the workspace, such as America/Denver")
    .action(async (typed: string, options: Options) => {
      const path = resolve(withExtension(typed));
      check(path, options);
      const io = ioOf(options);
      await withCore(io, async (session) => {
        const { client, files } = session;
        if (options.sample) {
          await makeSampleAt(path, session);
          await client.project.open({ file: files.hand(path) });
        } else {
          await client.project.create({ name: options.name ?? basename(path, extname(path)), at: files.hand(path) });
        }
        const { name, currency, timeZone } = options;
        const project = await client.project.setSettings({ name, currency, timeZone });
        const { id, subscribers, fields, events } = project;
        const document = {
          id,
          path,
          name: project.name,
          currency: project.currency,
          timeZone: project.timeZone,
          subscribers,
          fields,
          events,
        };
        io.result(document, [
          `Made ${basename(path)}: "${project.name}", ${plural(subscribers, "subscriber")}, ${project.currency}, ${project.timeZone}.`,
        ]);
      });
    });
}
