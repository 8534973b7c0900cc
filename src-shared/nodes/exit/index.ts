import { z } from "zod";
import { defineNode } from "../kind.ts";

const config = z.looseObject({
  reason: z
    .string()
    .min(1)
    .default("exit")
    .meta({ title: "Counted in the results as", description: "A word of your own for why the journey ends here." }),
});

export const exit = defineNode<z.infer<typeof config>>({
  kind: "exit",
  label: "Exit",
  group: "end",
  icon: "logout",
  help: "Ends the journey here, with a reason of your own.",
  config,
  defaults: () => ({ reason: "exit" }),
  outlets: () => [],
  describe: ({ reason }) => (reason === "exit" ? "Leaves the journey" : reason),
  lint: () => [],
  compile: ({ reason }) => ({ op: "end", reason }),
});
