import type { Command } from "commander";
import { z } from "zod";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { findingsOf } from "../../../src-shared/lib/issues.ts";
import { parseJson } from "../../../src-shared/lib/json.ts";
import { type CapSetting, capSchema } from "../../../src-shared/model/journey.ts";
import { readText } from "../../core/files/read-journey.ts";
import { decimalNumber } from "../arguments.ts";
import { capText, parseCap } from "../cap-text.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";

interface Options extends CommonOptions {
  name?: string;
  currency?: string;
  timeZone?: string;
  control?: number;
  cap?: CapSetting[];
  /** A file, or false for no limits. */
  caps?: string | false;
}

/** Limits of a file; InputError names file and place. */
async function capsOfFile(path: string): Promise<CapSetting[]> {
  const parsed = z.array(capSchema).safeParse(parseJson(await readText(path, path), path));
  if (parsed.success) return parsed.data;
  const [first, ...rest] = findingsOf(parsed.error).map(({ path: place, message }) => (place ? `${place}: ${message}` : message));
  throw new InputError("caps-invalid", `This is no list of limits: ${first ?? "it does not fit"}.`, {
    where: path,
    todo: 'Write it as [{ "channel": "any", "count": 2, "window": { "kind": "rolling", "days": 7 } }].',
    more: rest,
  });
}

/** The limits that the flags give; undefined where they give none. */
async function capsOf({ cap, caps }: Options): Promise<CapSetting[] | undefined> {
  const ofFile = typeof caps === "string" ? await capsOfFile(caps) : undefined;
  if (caps === false && cap === undefined) return [];
  return cap === undefined ? ofFile : [...(ofFile ?? []), ...cap];
}

export function settingsCommand(): Command {
  return command("settings <project>", "show or change what holds for the whole project")
    .option("--name <name>", "name of the project")
    .option("--currency <code>", "currency, such as USD")
    .option("--time-zone <zone>", "time zone of the workspace, such as America/Denver")
    .option(
      "--cap <limit>",
      'a limit for all journeys together, such as "email 1 per day"; may be repeated',
      (text, caps?: CapSetting[]) => [...(caps ?? []), parseCap(text)],
    )
    .option("--caps <file>", "limits for all journeys from a JSON file, as in a journey's settings")
    .option("--no-caps", "no limits for all journeys")
    .option("--control <percent>", "share of subscribers that no journey contacts", decimalNumber(0, 100))
    .action(async (project: string, options: Options) => {
      const io = ioOf(options);
      const caps = await capsOf(options);
      const { name, currency, timeZone, control } = options;
      const given = { name, currency, timeZone, caps, controlPercent: control };
      await withProject(io, project, async ({ client }, current) => {
        const changed = Object.values(given).some((value) => value !== undefined);
        const settings = changed ? await client.project.setSettings(given) : current;
        for (const problem of settings.problems) io.warn(`Warning: ${problem}`);
        const document = {
          ...{ name: settings.name, currency: settings.currency, timeZone: settings.timeZone },
          ...{ caps: settings.caps, controlPercent: settings.controlPercent, problems: settings.problems },
        };
        io.result(document, [
          `Name           ${settings.name}`,
          `Currency       ${settings.currency}`,
          `Time zone      ${settings.timeZone}`,
          `Limits         ${settings.caps.length === 0 ? "none" : settings.caps.map(capText).join("; ")}`,
          `Control share  ${settings.controlPercent} %`,
        ]);
      });
    });
}
