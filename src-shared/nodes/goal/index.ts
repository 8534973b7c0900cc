import { z } from "zod";
import { defineNode } from "../kind.ts";

const config = z.looseObject({ reason: z.string().min(1).default("goal") });

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
