import { z } from "zod";
import { segmentSchema } from "../../model/segment.ts";
import { sentence } from "../../segments/sentence.ts";
import { defineNode } from "../kind.ts";

const config = z.looseObject({
  branches: z
    .array(
      z.looseObject({
        id: z
          .string()
          .min(1)
          .refine((id) => id !== "else", { error: "else is the outlet of everyone left over" }),
        label: z.string().optional(),
        segment: segmentSchema,
      }),
    )
    .min(1),
});

export const split = defineNode<z.infer<typeof config>>({
  kind: "split",
  label: "Split",
  group: "flow",
  icon: "git-branch",
  help: "Sends each subscriber down the first branch whose rules are true; everyone else leaves by else.",
  config,
  defaults: () => ({ branches: [{ id: "yes", label: "Yes", segment: { all: [] } }] }),
  outlets: ({ branches }) => [...branches.map(({ id, label }) => ({ id, label: label || id })), { id: "else", label: "else" }],
  describe: ({ branches }) => `${branches.map(({ id, label }) => label || id).join(", ")}, else`,
  leaves: ({ branches }, outlet) => {
    const at = branches.findIndex(({ id }) => id === outlet);
    const before = branches.slice(0, at < 0 ? branches.length : at).map(({ segment }) => sentence(segment));
    const not = before.length > 0 ? [`not (${before.join("; nor ")})`] : [];
    const own = branches[at] ? [sentence(branches[at].segment)] : [];
    return [...own, ...not].join(", and ");
  },
  finds: { "split/repeated-branch": { severity: "error", about: "Two branches of a split have one id." } },
  lint: ({ branches }) => {
    const repeated = branches.map(({ id }) => id).find((id, at, all) => all.indexOf(id) !== at);
    return repeated === undefined
      ? []
      : [
          {
            id: "split/repeated-branch",
            severity: "error",
            message: `Two branches have the id "${repeated}".`,
            fix: "Give each branch an id of its own.",
            path: "branches",
          },
        ];
  },
  compile: ({ branches }) => ({ op: "branch", branches: branches.map(({ id, segment }) => ({ outlet: id, segment })) }),
});
