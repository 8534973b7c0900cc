import type { Command } from "commander";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { count, table } from "../text.ts";

/** A value as the screens write it: numbers with at most two decimals. */
const told = (value: string | number | boolean): string =>
  typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 2 }) : String(value);

export function qualityCommand(): Command {
  return command("quality <project> [field]", "what is missing, far out, stale or twice in the data; with a field, its statistics").action(
    async (project: string, field: string | undefined, options: CommonOptions) => {
      const io = ioOf(options);
      await withProject(io, project, async ({ client, wait, signal }) => {
        if (field === undefined) {
          const findings = await wait(client.quality.findings(undefined, { signal }));
          io.result(
            { findings },
            findings.length === 0 ? ["Nothing to report."] : findings.map(({ sentence, rule }) => `${sentence} (${rule})`),
          );
          return;
        }
        const found = await client.quality.statistics({ field });
        const { rows, missing, distinct, mean, deviation, quantiles, histogram, top } = found;
        const bars = histogram.map(({ from, to, count: n }) => [`${told(from)} to ${told(to)}`, count(n)]);
        const values = top.map(({ value, count: n }) => [told(value), count(n)]);
        io.result(found, [
          `${count(rows)} subscribers, ${count(missing)} missing, ${count(distinct)} distinct values.`,
          ...(quantiles
            ? [
                `low ${told(quantiles.low)}, quartiles ${[quantiles.q1, quantiles.median, quantiles.q3].map(told).join(", ")}, high ${told(quantiles.high)}`,
              ]
            : []),
          ...(mean === null ? [] : [`mean ${told(mean)}${deviation === null ? "" : `, standard deviation ${told(deviation)}`}`]),
          ...(bars.length > 0 ? table(["values", "subscribers"], bars) : table(["value", "subscribers"], values)),
        ]);
      });
    },
  );
}
