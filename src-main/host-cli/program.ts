import { Command, CommanderError } from "commander";
import { version } from "../host-shared/version.ts";
import { computeCommand } from "./commands/compute.ts";
import { duplicatesCommand } from "./commands/duplicates.ts";
import { editCommand } from "./commands/edit.ts";
import { eraseCommand } from "./commands/erase.ts";
import { exportCommand } from "./commands/export.ts";
import { fieldsCommand } from "./commands/fields.ts";
import { importCommand } from "./commands/import.ts";
import { journeyCommand } from "./commands/journey.ts";
import { newCommand } from "./commands/new.ts";
import { parametersCommand } from "./commands/parameters.ts";
import { qualityCommand } from "./commands/quality.ts";
import { queryCommand } from "./commands/query.ts";
import { restoreCommand } from "./commands/restore.ts";
import { runCommand } from "./commands/run.ts";
import { schemaCommand } from "./commands/schema.ts";
import { scoresCommand } from "./commands/scores.ts";
import { segmentCommand } from "./commands/segment.ts";
import { serveCommand } from "./commands/serve.ts";
import { settingsCommand } from "./commands/settings.ts";
import { traceCommand } from "./commands/trace.ts";

/** A group answers an unknown or missing word with the words there are. */
function strict(group: Command, path: string): Command {
  const names = group.commands.map((each) => each.name()).join(", ");
  return group
    .usage("<command> [options]")
    .argument("[command]")
    .allowExcessArguments(true)
    .allowUnknownOption(true)
    .helpCommand(false)
    .action((given: string | undefined) => {
      const word = given?.startsWith("-") ? undefined : given;
      const what = word === undefined ? `A command is missing after "${path}"` : `There is no command "${path} ${word}"`;
      throw new CommanderError(2, "throughline.command", `${what}. Commands are: ${names}.`);
    });
}

/** Errors come as exceptions and are told by the caller, in one voice with all others. */
function quietly(each: Command): void {
  each.exitOverride().configureOutput({ writeErr: () => undefined });
  each.showSuggestionAfterError(true);
  for (const child of each.commands) quietly(child);
}

/** The whole command line. */
export function makeProgram(): Command {
  const program = new Command("throughline")
    .description("Draw subscriber journeys, dry-run them over the whole base, export the campaign plan.")
    .version(version);
  const journey = strict(journeyCommand(), "throughline journey");
  const segment = strict(segmentCommand(), "throughline segment");
  const parameters = strict(parametersCommand(), "throughline parameters");
  const exporting = strict(exportCommand(), "throughline export");
  const scores = strict(scoresCommand(), "throughline scores");
  const commands = [
    newCommand(),
    importCommand(),
    restoreCommand(),
    fieldsCommand(),
    qualityCommand(),
    queryCommand(),
    editCommand(),
    computeCommand(),
    duplicatesCommand(),
    eraseCommand(),
    segment,
    scores,
    journey,
    parameters,
    settingsCommand(),
    runCommand(),
    traceCommand(),
    exporting,
    serveCommand(),
    schemaCommand(),
  ];
  for (const each of commands) program.addCommand(each);
  strict(program, "throughline");
  quietly(program);
  return program;
}
