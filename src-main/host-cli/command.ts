import { Command } from "commander";
import { type CommonOptions, Io } from "./io.ts";

/** A command with the flags that all of them take. */
export function command(nameAndArguments: string, description: string): Command {
  const [name, ...words] = nameAndArguments.split(" ");
  const made = new Command(name);
  for (const word of words) made.argument(word);
  return made
    .description(description)
    .option("--json", "print one JSON document on standard output, and nothing else there")
    .option("--quiet", "no progress and no notes on standard error")
    .allowExcessArguments(false);
}

/** The way a command prints, by its flags. */
export const ioOf = (options: CommonOptions): Io => new Io(options);
