import { z } from "zod";
import { defineNode } from "../kind.ts";
import { shareFindings, shareLabel, shareProblems } from "../shares.ts";

const config = z.looseObject({
  shares: z.array(z.looseObject({ id: z.string().min(1), label: z.string().optional(), percent: z.number().min(0).max(100) })).min(1),
});

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
  outlets: ({ shares }) => shares.map((share) => ({ id: share.id, label: shareLabel(share) })),
  describe: ({ shares }) => shares.map(shareLabel).join(", "),
  leaves: ({ shares }, outlet, name) => {
    const share = shares.find(({ id }) => id === outlet);
    return share ? `a random ${share.percent} % ("${share.label || share.id}" of "${name}")` : null;
  },
  finds: shareFindings("random-split", "share", "shares"),
  lint: ({ shares }) => shareProblems(shares, "random-split", "share", "shares", "shares"),
  compile: ({ shares }) => ({ op: "share", shares: shares.map(({ id, percent }) => ({ outlet: id, percent })) }),
});
