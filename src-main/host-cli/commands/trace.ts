import type { Command } from "commander";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { wholeNumber } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { findRun } from "../references.ts";
import { withProject } from "../session.ts";
import { traceLines, whereaboutsLines } from "../trace-text.ts";

interface Options extends CommonOptions {
  run?: string;
  subscriber?: string;
  node?: string;
  replication?: number;
  list?: boolean;
}

function refuseUnclear({ subscriber, node, list }: Options): void {
  if ((subscriber === undefined) === (node === undefined))
    throw new InputError(
      "trace-what",
      subscriber === undefined ? "Nothing to trace is named." : "A subscriber and a node are two questions.",
      {
        where: "throughline trace",
        todo: "Give --subscriber <key> for one subscriber's log, or --node <id> for who is there.",
      },
    );
  if (list && node === undefined)
    throw new InputError("trace-list", "There are keys to list for a node only.", { where: "--list", todo: "Give --node <id>." });
}

export function traceCommand(): Command {
  return command("trace <project>", "what happened to one subscriber in a saved run, or who is at a node and what stopped the rest")
    .option("--run <id>", "id or name of the run; the latest when left out")
    .option("--subscriber <key>", "the timed log of one subscriber")
    .option("--node <id>", "who is at the node when the run ends, and what stopped the rest")
    .option("--replication <number>", "which simulated world (default: 0)", wholeNumber(0, 999))
    .option("--list", "with --node: the keys of each group, at most 200")
    .action(async (project: string, options: Options) => {
      refuseUnclear(options);
      const io = ioOf(options);
      const { subscriber, node, replication = 0, list = false } = options;
      await withProject(io, project, async (session) => {
        const { client, signal, wait } = session;
        const { id: runId } = await findRun(session, options.run);
        if (subscriber !== undefined) {
          const trace = await client.runs.trace({ runId, key: subscriber, replication }, { signal });
          return io.result(trace, traceLines(trace));
        }
        const found = await wait(client.runs.whereabouts({ runId, node: node ?? "", replication }, { signal }));
        io.result(found, whereaboutsLines(found, list));
      });
    });
}
