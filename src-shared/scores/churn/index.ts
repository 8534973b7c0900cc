import { z } from "zod";
import { plural } from "../../lib/numbers.ts";
import { hazard } from "../../statistics/value/shifted-beta-geometric.ts";
import { numberColumn } from "../parts/columns.ts";
import { contractSchema, fitContracts, lossesProblem, suggestContract } from "../parts/contract.ts";
import type { Score } from "../score.ts";

const settingsSchema = z.object({ contract: contractSchema });

/** Chance that a subscriber leaves in the next period, by how long they have been here. */
export const churn: Score<z.infer<typeof settingsSchema>> = {
  id: "churn",
  label: "Churn hazard",
  purpose: "The chance that a subscriber leaves in the next period, given how long they have stayed.",
  needs: "It needs a number field with the months of tenure, and a field that says who has left.",
  settings: settingsSchema,
  suggest: (base) => {
    const contract = suggestContract(base);
    return contract && { contract };
  },
  define: ({ contract: { tenure, churned, by, periodMonths } }, { field }) =>
    `A shifted-beta-geometric model (Fader and Hardie 2007) of periods of ${periodMonths === 1 ? "one month" : `${periodMonths} months`}, from ${field(tenure)} and who has left by ${field(churned)}${by === null ? "" : `, fitted for each ${field(by)} with at least 50 losses and for the rest together`}. Where the days of leaving are known, only the time since the first of them counts. The hazard of one who has renewed n times is alpha / (alpha + beta + n). Who has left has none.`,
  reads: ({ contract: { tenure, churned, by } }) => ({ fields: [tenure, churned, ...(by === null ? [] : [by])], events: [] }),
  check: ({ contract }, base) => lossesProblem(base, contract),
  compute: ({ contract }, { base, context }) => {
    const { rows, renewals, lost, classOf, classes } = fitContracts(base, contract, context.asOf);
    const here = new Uint32Array(rows.length);
    const values = new Float64Array(rows.length);
    const longest = new Int32Array(classes.length);
    let size = 0;
    let sum = 0;
    for (let i = 0; i < rows.length; i++) {
      const code = classOf[i] ?? 0;
      const own = classes[code];
      if (lost[i] === 1 || !own) continue;
      longest[code] = Math.max(longest[code] ?? 0, renewals[i] ?? 0);
      here[size] = rows[i] ?? 0;
      values[size] = hazard(own.model, renewals[i] ?? 0);
      sum += values[size++] ?? 0;
    }
    const gone = rows.length - size;
    return {
      fields: [
        {
          ...{ id: "churn_hazard", label: "Churn hazard (next period)", type: "number", group: "implicit", domain: null },
          column: numberColumn(base.rows, here.subarray(0, size), values),
        },
      ],
      scored: size,
      facts: [
        { label: "Mean hazard", value: size > 0 ? sum / size : null, how: "share", note: "of those who are here" },
        { label: "Have left", value: gone, how: "count", note: "the losses that the model learns from" },
        ...classes
          .filter(({ subscribers }) => subscribers > 0)
          .flatMap(({ name, model, own, subscribers }) => [
            {
              label: `${name}: alpha`,
              value: model.alpha,
              how: "number" as const,
              note: own ? plural(subscribers, "subscriber") : "too few losses: the fit of all",
            },
            { label: `${name}: beta`, value: model.beta, how: "number" as const, note: "" },
          ]),
      ],
      notes: gone < 50 ? [`Only ${gone} in the data have left, so the hazard is rough.`] : [],
      lift: null,
      curve: null,
      hazards: classes.flatMap(({ name, subscribers, lost: losses, own, model: { alpha, beta } }, at) =>
        subscribers > 0 ? [{ name, subscribers, lost: losses, own, alpha, beta, longest: longest[at] ?? 0 }] : [],
      ),
    };
  },
};
