import { z } from "zod";
import { defineNode } from "../kind.ts";

const config = z.looseObject({
  shares: z.array(z.looseObject({ id: z.string().min(1), label: z.string().optional(), percent: z.number().min(0).max(100) })).min(1),
});

/** Shares are meant to make 100 % to within rounding of thirds. */
const near100 = (total: number) => Math.abs(total - 100) <= 0.05;

export const randomSplit = defineNode<z.infer<typeof config>>({
  kind: "random-split",
  label: "Random split",
  group: "flow",
  icon: "arrows-split",
  help: "Divides subscribers by chance into shares; the same subscriber always draws the same number here.",
  config,
  defaults: () => ({
    shares: [
      { id: "a", label: "A", percent: 50 },
      { id: "b", label: "B", percent: 50 },
    ],
  }),
  outlets: ({ shares }) => shares.map(({ id, label, percent }) => ({ id, label: `${label || id} ${percent} %` })),
  describe: ({ shares }) => shares.map(({ id, label, percent }) => `${label || id} ${percent} %`).join(", "),
  lint: ({ shares }) => {
    const total = shares.reduce((sum, share) => sum + share.percent, 0);
    const repeated = shares.map(({ id }) => id).find((id, at, all) => all.indexOf(id) !== at);
    return [
      ...(near100(total)
        ? []
        : [
            {
              id: "random-split/not-100",
              severity: "error" as const,
              message: `The shares make ${total} %, not 100 %.`,
              fix: "Change the shares so that they make 100 %.",
              path: "shares",
            },
          ]),
      ...(repeated === undefined
        ? []
        : [
            {
              id: "random-split/repeated-share",
              severity: "error" as const,
              message: `Two shares have the id "${repeated}".`,
              fix: "Give each share an id of its own.",
              path: "shares",
            },
          ]),
    ];
  },
  compile: ({ shares }) => ({ op: "share", shares: shares.map(({ id, percent }) => ({ outlet: id, percent })) }),
});
