import { Command, Option } from "commander";
import { checkParameter, usualPer } from "../../../src-shared/channels/check-parameter.ts";
import { segmentKey } from "../../../src-shared/channels/in-force.ts";
import type { ChannelId } from "../../../src-shared/channels/index.ts";
import type { Parameters } from "../../../src-shared/contract/parameters.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { findingsOf } from "../../../src-shared/lib/issues.ts";
import {
  type ParameterLayer,
  type ProjectParameter,
  parameterLayers,
  projectParameterSchema,
} from "../../../src-shared/model/parameters.ts";
import { badges, type ResponseBase, responseBases } from "../../../src-shared/model/response.ts";
import { decimalNumber } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { classText, parameterTable, rateText } from "../parameter-text.ts";
import { segmentToKeep } from "../references.ts";
import { type Session, withProject } from "../session.ts";

interface PlaceOptions extends CommonOptions {
  channel: string;
  stage: string;
  segment?: string;
  layer?: ParameterLayer;
}

interface SetOptions extends PlaceOptions {
  value: number;
  per?: ResponseBase;
  n?: number;
  low?: number;
  high?: number;
  badge?: ProjectParameter["badge"];
  source?: string;
}

const listCommand = (): Command =>
  command("list <project>", "rates and prices in force for every channel, with badge, range and source").action(
    async (project: string, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }, { currency }) => {
        const parameters = await client.parameters.list();
        io.result(parameters, parameterTable(parameters, currency));
      });
    },
  );

/** A command that names one number by channel, stage and segment. */
const placeCommand = (usage: string, description: string): Command =>
  command(usage, description)
    .requiredOption("--channel <id>", "channel, such as email")
    .requiredOption("--stage <stage>", "stage of the funnel, optedOut, complained, or cost")
    .option("--segment <name or file>", "only for a segment: its name in the project, a file, or inline JSON; for everyone when left out")
    .addOption(
      new Option("--layer <layer>", "where it stands (default: segment with --segment, else workspace)").choices([...parameterLayers]),
    );

async function placeOf(session: Session, { channel, stage, segment, layer }: PlaceOptions) {
  checkParameter({ channel, stage }, (member) => `--${member}`);
  const whom = segment === undefined ? { segment: null, segmentName: null } : await segmentToKeep(session, segment);
  const usual: ParameterLayer = segment === undefined ? "workspace" : "segment";
  return { layer: layer ?? usual, channel: channel as ChannelId, stage: stage as ProjectParameter["stage"], ...whom };
}

/** A number of the project by its schema; InputError names the option that is wrong. */
function numberOf(given: unknown): ProjectParameter {
  const parsed = projectParameterSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [first, ...rest] = findingsOf(parsed.error);
  throw new InputError("parameter-invalid", `This is no rate or price: ${first?.message ?? "it does not fit"}.`, {
    where: `--${first?.path ?? "value"}`,
    more: rest.map(({ path, message }) => `--${path}: ${message}`),
  });
}

/** The number in force where one was set or removed. */
function nowInForce(parameters: Parameters, { channel, stage, segment }: Pick<ProjectParameter, "channel" | "stage" | "segment">) {
  const classes = parameters.channels.find((one) => one.channel === channel)?.classes ?? [];
  const key = segment === null ? null : segmentKey(segment);
  const found = classes.find((one) => (one.segment?.key ?? null) === key) ?? classes[0];
  return found?.rates.find((rate) => rate.stage === stage);
}

const setCommand = (): Command =>
  placeCommand("set <project>", "set a rate or price of the project")
    .requiredOption("--value <number>", "a probability from 0 to 1, or a price", decimalNumber(0))
    .addOption(new Option("--per <base>", "what it is conditional on or paid for (default: the stage before)").choices([...responseBases]))
    .option("--n <contacts>", "contacts that it was learnt from; without it the number counts as certain", decimalNumber(0))
    .option("--low <number>", "10 % bound, with --high", decimalNumber(0))
    .option("--high <number>", "90 % bound, with --low", decimalNumber(0))
    .addOption(new Option("--badge <badge>", "what results call it (default: yours)").choices([...badges]))
    .option("--source <text>", "where it comes from, as the plan prints it")
    .action(async (project: string, options: SetOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async (session, { currency }) => {
        const place = await placeOf(session, options);
        const {
          value,
          per = usualPer(place.channel, place.stage),
          n,
          low,
          high,
          badge = "yours",
          source = "Set on the command line",
        } = options;
        const one = numberOf({ ...place, value, per, n, low, high, badge, source });
        checkParameter(one, (member) => `--${member}`);
        const rate = nowInForce(await session.client.parameters.set({ parameters: [one] }), one);
        if (rate && rate.layer !== one.layer) io.note(`In force is ${rateText(rate, currency)}: the layer "${rate.layer}" goes before it.`);
        io.result({ set: one, inForce: rate }, [`Set ${one.channel} ${one.stage} for ${classText(one)}: ${rateText(one, currency)}.`]);
      });
    });

const removeCommand = (): Command =>
  placeCommand("remove <project>", "remove a number of the project; what is below it comes into force").action(
    async (project: string, options: PlaceOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async (session, { currency }) => {
        const { segmentName, ...place } = await placeOf(session, options);
        const rate = nowInForce(await session.client.parameters.remove(place), place);
        const now = rate ? ` In force is ${rateText(rate, currency)}.` : "";
        io.result({ removed: place, inForce: rate }, [
          `Removed ${place.channel} ${place.stage} for ${classText({ ...place, segmentName })}.${now}`,
        ]);
      });
    },
  );

const resetCommand = (): Command =>
  command("reset <project>", "remove all numbers of the project: benchmarks are in force again")
    .option("--channel <id>", "only of a channel")
    .action(async (project: string, options: CommonOptions & { channel?: string }) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client }) => {
        const before = (await client.parameters.list()).own.length;
        const parameters = await client.parameters.reset(options.channel === undefined ? {} : { channel: options.channel });
        const removed = before - parameters.own.length;
        io.result({ removed, ...parameters }, [`Removed ${removed} numbers; ${parameters.own.length} are left.`]);
      });
    });

export function parametersCommand(): Command {
  const group = new Command("parameters").description("response rates and prices of the project");
  for (const each of [listCommand(), setCommand(), removeCommand(), resetCommand()]) group.addCommand(each);
  return group;
}
