import { Argument, Command } from "commander";
import { parseJson } from "../../../src-shared/lib/json.ts";
import { type ScoreId, scoreIds } from "../../../src-shared/model/scores.ts";
import { readText } from "../../core/files/read-journey.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { scoreLines, scoreTable } from "../score-text.ts";
import { withProject } from "../session.ts";

const listCommand = (): Command =>
  command("list <project>", "every score with its fields and the date of its computation").action(
    async (project: string, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const states = await client.scores.list();
        io.result({ scores: states }, scoreTable(states));
      });
    },
  );

/** A command on one score. */
const scoreCommand = (usage: string, description: string): Command =>
  command(`${usage} <project>`, description).addArgument(new Argument("<score>", "a score").choices([...scoreIds]));

const showCommand = (): Command =>
  scoreCommand("show", "a score: definition, date, what was found, distribution").action(
    async (project: string, id: ScoreId, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const detail = await client.scores.show({ id });
        io.result(detail, scoreLines(detail));
      });
    },
  );

const computeCommand = (): Command =>
  command("compute <project>", "compute scores and store their fields: those named, else all that the data allows")
    .addArgument(new Argument("[scores...]", "scores").choices([...scoreIds]))
    .action(async (project: string, ids: ScoreId[], options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client, wait, signal }) => {
        const states = await wait(client.scores.compute(ids.length === 0 ? {} : { ids }, { signal }));
        io.result({ scores: states }, scoreTable(states));
      });
    });

interface SetOptions extends CommonOptions {
  suggested?: boolean;
}

const setCommand = (): Command =>
  scoreCommand("set", "give a score settings: a JSON file or inline JSON; compute it afterwards")
    .argument("[settings]", "a file, or JSON")
    .option("--suggested", "the settings that the data suggests")
    .action(async (project: string, id: ScoreId, given: string | undefined, options: SetOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        if (given === undefined && !options.suggested) {
          const detail = await client.scores.show({ id });
          const { settings, unread } = detail;
          io.result({ settings, unread }, unread === null ? [JSON.stringify(settings, null, 2)] : [detail.problem ?? "", unread]);
          return;
        }
        const inline = given?.trimStart().startsWith("{");
        const settings =
          given === undefined || options.suggested
            ? null
            : parseJson(inline ? given : await readText(given, given), inline ? "the settings" : given);
        const state = await client.scores.set({ id, settings });
        io.result(state, [state.definition ?? "The data suggests no settings.", ...(state.problem === null ? [] : [state.problem])]);
      });
    });

const removeCommand = (): Command =>
  scoreCommand("remove", "take the fields of a score away; its settings stay").action(
    async (project: string, id: ScoreId, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client, wait, signal }) => {
        const states = await wait(client.scores.remove({ id }, { signal }));
        io.result({ scores: states }, scoreTable(states));
      });
    },
  );

export function scoresCommand(): Command {
  const group = new Command("scores").description("scores of subscribers: RFM, deciles, lifetime value, churn, stage, leads, personas");
  for (const each of [listCommand(), showCommand(), computeCommand(), setCommand(), removeCommand()]) group.addCommand(each);
  return group;
}
