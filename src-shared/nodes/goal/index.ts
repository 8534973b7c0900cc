import { z } from "zod";
import { defineNode } from "../kind.ts";

const config = z.looseObject({
  reason: z
    .string()
    .min(1)
    .default("goal")
    .meta({ title: "Counted in the results as", description: "A word of your own for the goal that is met here." }),
});

export const goal = defineNode<z.infer<typeof config>>({
  kind: "goal",
  label: "Goal",
  group: "end",
  icon: "target-arrow",
  help: "Ends the journey here with the goal reached.",
  config,
  defaults: () => ({ reason: "goal" }),
  outlets: () => [],
  describe: ({ reason }) => (reason === "goal" ? "Goal reached" : reason),
  lint: () => [],
  compile: ({ reason }) => ({ op: "end", reason }),
});
