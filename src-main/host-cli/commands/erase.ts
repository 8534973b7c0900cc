import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { receiptLines } from "../../../src-shared/privacy/receipt.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";

export function eraseCommand(): Command {
  return command("erase <project> <key>", "erase one person everywhere in the project and print the receipt; it cannot be undone")
    .option("--yes", "really do it")
    .action(async (project: string, key: string, options: CommonOptions & { yes?: boolean }) => {
      if (!options.yes)
        throw new InputError("erase-confirm", "Erasing a person cannot be undone, not even by a restore point.", {
          todo: "Say --yes to do it.",
        });
      const io = ioOf(options);
      await withProject(io, project, async ({ client, wait, signal }) => {
        const receipt = await wait(client.privacy.erase({ key }, { signal }));
        io.result(receipt, receiptLines(receipt));
      });
    });
}
