import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type IdentityReason, type IdentityRule, identityRules } from "../../../src-shared/model/identity.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { count } from "../text.ts";

interface Options extends CommonOptions {
  rules?: string;
  join?: boolean;
  split?: string;
  joined?: boolean;
}

function rulesOf(text: string): IdentityRule[] {
  const wanted = text.split(",").map((part) => part.trim());
  const unknown = wanted.find((rule) => !identityRules.includes(rule as IdentityRule));
  if (unknown !== undefined)
    throw new InputError("rule-unknown", `There is no rule "${unknown}".`, {
      where: "--rules",
      todo: `Rules are ${identityRules.join(", ")}.`,
    });
  return wanted as IdentityRule[];
}

const why = (reasons: readonly IdentityReason[]) =>
  reasons.map(({ rule, value, withKey }) => `same ${rule} “${value}” as ${withKey}`).join(", ");

export function duplicatesCommand(): Command {
  return command("duplicates <project>", "subscribers who are in the base twice: find, join, and take apart again")
    .option("--rules <list>", `comma-separated: ${identityRules.join(", ")}; all that the data allows when left out`)
    .option("--join", "join them; a restore point is kept")
    .option("--joined", "list the joins, with their ids")
    .option("--split <id>", "take one join apart")
    .action(async (project: string, options: Options) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client, wait, signal }) => {
        const joinLines = (joins: readonly { id: string; joinedKey: string; keptKey: string; reasons: readonly IdentityReason[] }[]) =>
          joins.map(({ id, joinedKey, keptKey, reasons }) => `${id}  ${joinedKey} into ${keptKey}: ${why(reasons)}`);
        if (options.split !== undefined || options.joined) {
          const joined =
            options.split === undefined
              ? await client.identities.list()
              : await wait(client.identities.split({ id: options.split }, { signal }));
          io.result({ joined }, joined.length === 0 ? ["Nobody is joined."] : joinLines(joined));
          return;
        }
        const given = options.rules === undefined ? undefined : rulesOf(options.rules);
        const found = await wait(client.identities.find(given ? { rules: given } : {}, { signal }));
        const rules = given ?? found.possible;
        if (options.join) {
          const joined = await wait(client.identities.join({ rules }, { signal }));
          io.result({ joined }, [`Joined ${count(joined.length)} rows.`, ...joinLines(joined.slice(0, 20))]);
          return;
        }
        io.result(found, [
          `${count(found.rows)} rows look like a subscriber who is there already, in ${count(found.groups)} groups.`,
          ...found.list
            .slice(0, 20)
            .flatMap(({ kept, others }) => others.map(({ key, reasons }) => `  ${key} into ${kept.key}: ${why(reasons)}`)),
        ]);
      });
    });
}
