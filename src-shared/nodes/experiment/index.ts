import { z } from "zod";
import { funnelStages } from "../../model/response.ts";
import { defineNode } from "../kind.ts";
import { shareFindings, shareLabel, shareProblems } from "../shares.ts";

const config = z.looseObject({
  arms: z.array(z.looseObject({ id: z.string().min(1), label: z.string().optional(), percent: z.number().min(0).max(100) })).min(1),
  /** What the arms are compared by: the share of an arm's subscribers with this response. */
  metric: z.enum(funnelStages).default("converted").meta({
    title: "The best arm has the largest share who",
    description: "Of those who came to the arm, by messages after it. Of equal arms the first wins.",
  }),
  /** Hours from the first arrival to the decision. */
  decideAfterHours: z.number().positive().default(72).meta({
    title: "Decide after",
    description: "From the first arrival here; then the best arm takes everyone.",
    unit: "hours",
  }),
  /** Subscribers that every arm needs for a decision. */
  minimum: z.number().int().min(0).default(100).meta({
    title: "If each arm has",
    description: "With fewer there is no winner, and the arms stay.",
    unit: "subscribers",
  }),
});

const SECONDS_PER_HOUR = 3600;

export const experiment = defineNode<z.infer<typeof config>>({
  kind: "experiment",
  label: "Experiment",
  group: "flow",
  icon: "flask",
  help: "Tries several ways by chance; once the best is known, everyone who comes later takes it.",
  config,
  defaults: () => ({
    arms: [
      { id: "a", label: "A", percent: 50 },
      { id: "b", label: "B", percent: 50 },
    ],
    metric: "converted",
    decideAfterHours: 72,
    minimum: 100,
  }),
  outlets: ({ arms }) => arms.map((arm) => ({ id: arm.id, label: shareLabel(arm) })),
  describe: ({ arms, metric, decideAfterHours }) =>
    `${arms.map(({ id, label }) => label || id).join(" or ")}, by ${metric} after ${decideAfterHours} h`,
  leaves: ({ arms }, outlet, name) => {
    const arm = arms.find(({ id }) => id === outlet);
    return arm ? `the arm "${arm.label || arm.id}" of the experiment "${name}"` : null;
  },
  finds: {
    ...shareFindings("experiment", "arm", "arms"),
    "experiment/one-arm": { severity: "error", about: "An experiment has one arm and compares nothing." },
  },
  lint: ({ arms }) => [
    ...shareProblems(arms, "experiment", "arm", "arms", "arms"),
    ...(arms.length >= 2
      ? []
      : [
          {
            id: "experiment/one-arm",
            severity: "error" as const,
            message: "An experiment with one arm compares nothing.",
            fix: "Add an arm, or delete the experiment.",
            path: "arms",
          },
        ]),
  ],
  compile: ({ arms, metric, decideAfterHours, minimum }) => ({
    op: "experiment",
    arms: arms.map(({ id, percent }) => ({ outlet: id, percent })),
    metric,
    decideAfterSeconds: Math.round(decideAfterHours * SECONDS_PER_HOUR),
    minimum,
  }),
});
