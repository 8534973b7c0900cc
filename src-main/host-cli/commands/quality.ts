import type { Command } from "commander";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { withProject } from "../session.ts";
import { count, table } from "../text.ts";

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
        const bars = histogram.map(({ from, to, count: n }) => [`${from} to ${to}`, count(n)]);
        const values = top.map(({ value, count: n }) => [String(value), count(n)]);
        io.result(found, [
          `${count(rows)} subscribers, ${count(missing)} missing, ${count(distinct)} distinct values.`,
          ...(quantiles
            ? [`low ${quantiles.low}, quartiles ${quantiles.q1}, ${quantiles.median}, ${quantiles.q3}, high ${quantiles.high}`]
            : []),
          ...(mean === null ? [] : [`mean ${mean}${deviation === null ? "" : `, standard deviation ${deviation}`}`]),
          ...(bars.length > 0 ? table(["values", "subscribers"], bars) : table(["value", "subscribers"], values)),
        ]);
      });
    },
  );
}
