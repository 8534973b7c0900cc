import { CommanderError } from "commander";
import { exitStatus, fail } from "./fail.ts";
import { makeProgram } from "./program.ts";

/** Help and version were asked for and are printed already. */
const asked = (error: unknown) => error instanceof CommanderError && error.exitCode === 0;

async function main(): Promise<void> {
  const json = process.argv.includes("--json");
  // A reader that has seen enough, such as `head`, is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(exitStatus.done);
  });
  // A second Ctrl+C does not wait for the tidying up that the first one began.
  let interrupts = 0;
  process.on("SIGINT", () => {
    interrupts += 1;
    if (interrupts > 1) process.exit(exitStatus.cancelled);
  });
  try {
    await makeProgram().parseAsync();
  } catch (error) {
    if (!asked(error)) process.exitCode = fail(error, json);
  }
}

void main();
