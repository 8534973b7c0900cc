import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { count } from "../text.ts";

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
        io.result(receipt, [
          `Erased on ${receipt.at}: ${receipt.keys.join(", ")}.`,
          `${count(receipt.subscribers)} rows of subscribers, ${count(receipt.events.reduce((sum, each) => sum + each.count, 0))} events, ${receipt.restorePoints} restore points, ${receipt.edits} edits, ${receipt.identities} joined identities.`,
          ...receipt.documents.map(({ what, name, values }) => `${count(values)} values in the ${what} “${name}”.`),
          ...receipt.rejectFiles.map(({ name, rows }) => `${count(rows)} rows of the reject file ${name}.`),
          ...receipt.left,
        ]);
      });
    });
}
